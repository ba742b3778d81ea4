package concert.quantities;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Several components in one unit: a position in space, the tilt of a sample. Immutable.
 *
 * <p>A component that is NaN means "do not touch" to the device that is given the vector; arithmetic keeps it NaN.
 */
@SuppressWarnings("exports") // of @Nullable, which those who use this module need not have
public final class VectorQuantity<Q extends Quantity<Q>> {
    private final double[] components;
    private final LabUnit<Q> unit;

    /** Takes the array over; the factories have copied it. */
    VectorQuantity(double[] components, LabUnit<Q> unit) {
        if (unit.absolute) {
            throw new UnitException("a vector cannot be in " + unit + ": use " + unit.difference());
        }
        this.components = components;
        this.unit = unit;
    }

    public int size() {
        return components.length;
    }

    public Unit<Q> unit() {
        return unit;
    }

    public Quantity<Q> get(int index) {
        return new Amount<>(components[index], unit);
    }

    /** One component as a number in the given unit. */
    public double value(int index, Unit<Q> in) {
        return new Amount<>(components[index], unit).in(LabUnit.own(in));
    }

    /** All components as numbers in the given unit. */
    public double[] values(Unit<Q> in) {
        return to(in).components.clone();
    }

    /** Whether the component is a number; if not, it is not to be touched. */
    public boolean isSet(int index) {
        return !Double.isNaN(components[index]);
    }

    /** The same vector in another unit of its kind. */
    public VectorQuantity<Q> to(Unit<Q> wanted) {
        LabUnit<Q> own = LabUnit.own(wanted);
        if (own.isSame(unit)) {
            return this;
        }
        double[] converted = new double[components.length];
        Arrays.setAll(converted, i -> new Amount<>(components[i], unit).in(own));
        return new VectorQuantity<>(converted, own);
    }

    /** This vector as the compiler wants it, in the given unit; a {@link UnitException} if it is of another kind. */
    public <T extends Quantity<T>> VectorQuantity<T> as(Unit<T> wanted) {
        LabUnit<T> own = LabUnit.own(wanted);
        if (own.dimension != unit.dimension) {
            throw UnitException.cannotConvert(unit, own);
        }
        return new VectorQuantity<T>(components, unit.cast()).to(own);
    }

    /** The sum by component, in the unit of this one; both must be of one size. */
    public VectorQuantity<Q> add(VectorQuantity<Q> other) {
        return combine(other, Double::sum);
    }

    /** The difference by component, in the unit of this one; both must be of one size. */
    public VectorQuantity<Q> subtract(VectorQuantity<Q> other) {
        return combine(other, (a, b) -> a - b);
    }

    private VectorQuantity<Q> combine(VectorQuantity<Q> other, DoubleBinaryOperator operator) {
        checkSize(other);
        double[] converted = other.to(unit).components;
        double[] combined = new double[components.length];
        Arrays.setAll(combined, i -> operator.applyAsDouble(components[i], converted[i]));
        return new VectorQuantity<>(combined, unit);
    }

    private void checkSize(VectorQuantity<?> other) {
        if (other.components.length != components.length) {
            throw new QuantityException("vectors of different sizes: " + this + " and " + other);
        }
    }

    /** Every component times a plain number. */
    public VectorQuantity<Q> multiply(double factor) {
        return new VectorQuantity<>(
                Arrays.stream(components).map(c -> c * factor).toArray(), unit);
    }

    /** The length of the vector; NaN if a component is. */
    public Quantity<Q> norm() {
        double norm = 0;
        for (double component : components) {
            norm = Math.hypot(norm, component); // squares of nanometres in metres would lose digits
        }
        return new Amount<>(Arrays.stream(components).anyMatch(Double::isNaN) ? Double.NaN : norm, unit);
    }

    /** Equal numbers in equal units, in this order; two components that are not to be touched are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VectorQuantity<?> vector
                && vector.unit.equals(unit)
                && Arrays.equals(vector.components, components);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(components) + unit.hashCode();
    }

    /** "(1, 2, 3) mm" */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < components.length; i++) {
            text.append(i == 0 ? "" : ", ");
            Decimals.append(text, components[i]);
        }
        return Quantities.withSymbol(text.append(')'), unit);
    }
}
