package concert.quantities;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.measure.IncommensurableException;
import javax.measure.Prefix;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import org.jspecify.annotations.Nullable;

/**
 * The one implementation of Unit: a dimension, a scale and a symbol.
 *
 * <p>Two units are equal when they measure the same, whatever they are called: Hz and 1/s are, mm and um are not.
 */
final class LabUnit<Q extends Quantity<Q>> implements Unit<Q> {
    static final LabUnit<?> ONE = new LabUnit<>(Dimensions.ONE, Scale.SI, Factors.NONE, "1");

    final long dimension;
    final Scale scale;

    /** Whether values are points on a scale with a zero of its own (degC) and not amounts. */
    final boolean absolute;

    private final @Nullable Factors factors; // null: this is a named unit, its own only factor
    private @Nullable String symbol; // of a product: written when first asked for; a race writes the same text twice

    private LabUnit(long dimension, Scale scale, @Nullable Factors factors, @Nullable String symbol) {
        this.dimension = dimension;
        this.scale = scale;
        this.absolute = scale.offset() != 0;
        this.factors = factors;
        this.symbol = symbol;
    }

    static LabUnit<?> named(String symbol, long dimension, Scale scale) {
        return new LabUnit<>(dimension, scale, null, symbol);
    }

    /** The unit as ours; one of another library is taken by its symbol. */
    static <Q extends Quantity<Q>> LabUnit<Q> own(Unit<Q> unit) {
        if (unit instanceof LabUnit<Q> own) {
            return own;
        }
        try {
            return UnitTable.read(unit.toString()).cast();
        } catch (QuantityParseException e) {
            throw new UnitException("cannot use a unit of another library: " + e.getMessage());
        }
    }

    /** Whether this is the very object: the fast path of all arithmetic, and what tells a plain number from frac. */
    @SuppressWarnings("ReferenceEquality")
    boolean isSame(LabUnit<?> other) {
        return this == other;
    }

    // The type argument of a unit exists for the compiler only; whoever casts has compared the dimensions or lets the
    // next user do so.
    @SuppressWarnings("unchecked")
    <T extends Quantity<T>> LabUnit<T> cast() {
        return (LabUnit<T>) this;
    }

    /** The unit of a difference of two values in this unit: K for degC, else the unit itself. */
    LabUnit<Q> difference() {
        return absolute ? UnitTable.<Q>si(dimension) : this;
    }

    private Factors factors() {
        return factors != null ? factors : Factors.of(this);
    }

    // A product that has come down to one named unit is that unit, the very object: mm/s * s is MILLIMETRE again.
    private LabUnit<?> product(long dimension, Scale scale, Factors factors) {
        if (factors.size() == 1 && factors.power(0) == 1) {
            return factors.atom(0);
        }
        return factors.size() == 0 ? ONE : new LabUnit<>(dimension, scale, factors, null);
    }

    // 20 degC/m could be 20 K/m or 293.15 K/m.
    private void checkFactor() {
        if (absolute) {
            throw new UnitException(getSymbol() + " cannot be part of a product: use " + difference());
        }
    }

    @Override
    public LabUnit<?> multiply(Unit<?> multiplier) {
        LabUnit<?> other = own(multiplier);
        checkFactor();
        other.checkFactor();
        return product(
                Dimensions.multiply(dimension, other.dimension),
                scale.multiply(other.scale),
                factors().multiply(other.factors()));
    }

    @Override
    public LabUnit<?> divide(Unit<?> divisor) {
        return multiply(own(divisor).inverse());
    }

    @Override
    public LabUnit<?> inverse() {
        return pow(-1);
    }

    @Override
    public LabUnit<?> pow(int n) {
        long raised = Dimensions.pow(dimension, n);
        if (n == 1) {
            return this;
        }
        checkFactor();
        Scale power = Scale.SI;
        for (int i = 0; i < Math.abs(n) && !isSame(ONE); i++) {
            power = power.multiply(n > 0 ? scale : scale.inverse());
        }
        return product(raised, power, factors().pow(n));
    }

    @Override
    public LabUnit<?> root(int n) {
        Factors reduced = factors().root(n);
        LabUnit<?> root = ONE;
        for (int i = 0; i < reduced.size(); i++) {
            root = root.multiply(reduced.atom(i).pow(reduced.power(i)));
        }
        return root;
    }

    @Override
    public LabUnit<Q> multiply(double multiplier) {
        if (!(multiplier > 0 && multiplier < Double.POSITIVE_INFINITY)) {
            throw new UnitException("a unit's factor must be positive and finite, got " + multiplier);
        }
        checkFactor();
        String symbol = "[" + Decimals.exactly(multiplier) + " " + this + "]";
        return named(symbol, dimension, scale.multiply(Scale.of(multiplier, 0))).cast();
    }

    @Override
    public LabUnit<Q> divide(double divisor) {
        if (!(divisor > 0 && divisor < Double.POSITIVE_INFINITY)) {
            throw new UnitException("a unit's divisor must be positive and finite, got " + divisor);
        }
        checkFactor();
        String symbol = "[" + this + "/" + Decimals.exactly(divisor) + "]";
        return named(symbol, dimension, scale.multiply(Scale.of(divisor, 0).inverse()))
                .cast();
    }

    @Override
    public LabUnit<Q> multiply(Number multiplier) {
        return multiply(multiplier.doubleValue());
    }

    @Override
    public LabUnit<Q> divide(Number divisor) {
        return divide(divisor.doubleValue());
    }

    /** The prefixed unit, the one of that name if there is one: METRE with MILLI is MILLIMETRE. */
    @Override
    public LabUnit<Q> prefix(Prefix prefix) {
        checkFactor();
        double base = prefix.getValue().doubleValue();
        Scale factor =
                base == 10 ? Scale.of(1, prefix.getExponent()) : Scale.of(Math.pow(base, prefix.getExponent()), 0);
        LabUnit<?> known = UnitTable.find(prefix.getSymbol() + this);
        LabUnit<Q> prefixed = named(prefix.getSymbol() + this, dimension, scale.multiply(factor))
                .cast();
        return known != null && prefixed.equals(known) ? known.cast() : prefixed;
    }

    @Override
    public LabUnit<Q> shift(double offset) {
        return offset == 0
                ? this
                : named(
                                "[" + this + "+" + Decimals.exactly(offset) + "]",
                                dimension,
                                scale.withOffset(scale.convert(offset, Scale.SI)))
                        .cast();
    }

    @Override
    public LabUnit<Q> shift(Number offset) {
        return shift(offset.doubleValue());
    }

    /** The same unit under a name of its own; refused if the name already means something else. */
    @Override
    public LabUnit<Q> alternate(String name) {
        LabUnit<?> known = UnitTable.find(name);
        if (known != null && !equals(known)) {
            throw new UnitException(
                    "the symbol \"" + name + "\" is already a unit of " + new Kind(known.dimension).name());
        }
        return named(name, dimension, scale).cast();
    }

    @Override
    public LabUnit<Q> transform(UnitConverter operation) {
        if (!operation.isLinear()) {
            throw new UnitException("a unit can only be scaled, not transformed by " + operation);
        }
        return operation.isIdentity() ? this : multiply(operation.convert(1.0));
    }

    @Override
    public <T extends Quantity<T>> LabUnit<T> asType(Class<T> type) {
        KnownKind wanted = KnownKind.of(type);
        // A type that we do not know is taken at its word: it is how a driver types a unit of its own.
        if (wanted != null && wanted.dimension != dimension) {
            throw new ClassCastException(
                    "the unit " + this + " measures " + new Kind(dimension).phrase() + ", not " + wanted.phrase);
        }
        return cast();
    }

    @Override
    public boolean isCompatible(Unit<?> that) {
        return own(that).dimension == dimension;
    }

    @Override
    public boolean isEquivalentTo(Unit<Q> that) {
        return equals(own(that));
    }

    @Override
    public UnitConverter getConverterTo(Unit<Q> that) {
        return new Conversion(this, checked(that));
    }

    @Override
    public UnitConverter getConverterToAny(Unit<?> that) throws IncommensurableException {
        if (!isCompatible(that)) {
            throw new IncommensurableException(
                    UnitException.cannotConvert(this, own(that)).getMessage());
        }
        return new Conversion(this, own(that));
    }

    private LabUnit<?> checked(Unit<?> that) {
        LabUnit<?> other = own(that);
        if (other.dimension != dimension) {
            throw UnitException.cannotConvert(this, other);
        }
        return other;
    }

    @Override
    public String getSymbol() {
        String written = symbol;
        if (written == null) {
            written = factors().symbol();
            symbol = written;
        }
        return written;
    }

    /** The symbol: units have no long names here. */
    @Override
    public String getName() {
        return getSymbol();
    }

    @Override
    public Kind getDimension() {
        return new Kind(dimension);
    }

    @Override
    public LabUnit<Q> getSystemUnit() {
        return UnitTable.si(dimension);
    }

    @Override
    public @Nullable Map<LabUnit<?>, Integer> getBaseUnits() {
        if (factors == null) {
            return null; // as JSR-385 wants it of a unit that is no product
        }
        Map<LabUnit<?>, Integer> units = new LinkedHashMap<>();
        for (int i = 0; i < factors.size(); i++) {
            units.put(factors.atom(i), factors.power(i));
        }
        return units;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabUnit<?> unit
                && (isSame(unit) || (unit.dimension == dimension && unit.scale.equals(scale)));
    }

    @Override
    public int hashCode() {
        return Objects.hash(dimension, scale);
    }

    @Override
    public String toString() {
        return getSymbol();
    }
}
