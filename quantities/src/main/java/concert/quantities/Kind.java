package concert.quantities;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.measure.Dimension;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What a unit measures: a length, an angular velocity, a number of pixels.
 *
 * <p>Two units convert into each other exactly when their kinds are equal. A kind is the SI dimension with angle,
 * pixel, count and data as dimensions of their own; a plain number, a fraction and a percentage are ratios. Kinds of
 * one SI dimension that differ in meaning only (energy and torque) are one kind here: telling these apart is left to
 * the compiler, by their types.
 */
@SuppressWarnings("exports") // of @Nullable, which those who use this module need not have
public final class Kind implements Dimension, Serializable {
    private static final long serialVersionUID = 1;
    private static final String[] BASE_NAMES = {
        "length", "mass", "time", "current", "temperature", "substance", "luminosity", "angle", "pixel", "count", "data"
    };

    final long dimension;

    Kind(long dimension) {
        this.dimension = dimension;
    }

    /** What a unit measures. */
    public static Kind of(Unit<?> unit) {
        return new Kind(LabUnit.own(unit).dimension);
    }

    /** What a quantity is, whatever the compiler has been told. */
    public static Kind of(Quantity<?> quantity) {
        return of(quantity.getUnit());
    }

    /**
     * The kind that a type such as {@code Length.class} stands for; a {@link UnitException} if the type is not known.
     */
    public static Kind of(Class<? extends Quantity<?>> type) {
        KnownKind known = KnownKind.of(type);
        if (known == null) {
            throw new UnitException("no kind of quantity is known for the type " + type.getSimpleName());
        }
        return new Kind(known.dimension);
    }

    /** The kind in words: "length"; made from the dimensions where people have no word for it: "current/time". */
    public String name() {
        KnownKind known = KnownKind.of(dimension);
        return known != null ? known.phrase.substring(known.phrase.indexOf(' ') + 1) : formula();
    }

    /** The name with its article, to be used in a sentence: "a length", "an angular velocity". */
    public String phrase() {
        KnownKind known = KnownKind.of(dimension);
        return known != null ? known.phrase : "a quantity of " + formula();
    }

    @Override
    public Kind multiply(Dimension multiplicand) {
        return new Kind(Dimensions.multiply(dimension, own(multiplicand)));
    }

    @Override
    public Kind divide(Dimension divisor) {
        return new Kind(Dimensions.multiply(dimension, -own(divisor)));
    }

    @Override
    public Kind pow(int n) {
        return new Kind(Dimensions.pow(dimension, n));
    }

    @Override
    public Kind root(int n) {
        return new Kind(Dimensions.root(dimension, n));
    }

    @Override
    public @Nullable Map<Kind, Integer> getBaseDimensions() {
        Map<Kind, Integer> bases = new LinkedHashMap<>();
        for (int base = 0; base < Dimensions.BASES; base++) {
            if (Dimensions.exponent(dimension, base) != 0) {
                bases.put(new Kind(Dimensions.base(base)), Dimensions.exponent(dimension, base));
            }
        }
        // JSR-385 wants null from a base, so that walks over dimensions end.
        return bases.containsKey(this) ? null : bases;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Kind kind && kind.dimension == dimension;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(dimension);
    }

    @Override
    public String toString() {
        return name();
    }

    private static long own(Dimension dimension) {
        if (dimension instanceof Kind kind) {
            return kind.dimension;
        }
        throw new UnitException("a dimension of another library cannot be used here: " + dimension);
    }

    private String formula() {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        for (int base = 0; base < Dimensions.BASES; base++) {
            int exponent = Dimensions.exponent(dimension, base);
            if (exponent > 0) {
                above.append(above.isEmpty() ? "" : "*");
            }
            if (exponent != 0) {
                (exponent > 0 ? above : below.append('/'))
                        .append(BASE_NAMES[base])
                        .append(Math.abs(exponent) > 1 ? "^" + Math.abs(exponent) : "");
            }
        }
        return (above.isEmpty() ? "1" : above).toString() + below;
    }
}
