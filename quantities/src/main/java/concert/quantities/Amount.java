package concert.quantities;

import java.util.Objects;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The one implementation of Quantity: a double and a unit.
 *
 * <p>Equality is that of a value object, and it keeps hashing honest: equal numbers in equal units, so 2 mm is not
 * equal to 0.002 m. {@link #isEquivalentTo} and {@code compare} look through the units.
 */
@SuppressWarnings("ComparableType") // comparable with every Quantity<Q>, as JSR-385 demands of implementations
final class Amount<Q extends Quantity<Q>> implements Quantity<Q>, Comparable<Quantity<Q>> {
    // What conversions between units with an irrational factor (deg, rad) leave behind.
    private static final int NOISE_ULPS = 4;

    final double value;
    final LabUnit<Q> unit;

    Amount(double value, LabUnit<Q> unit) {
        this.value = value;
        this.unit = unit;
    }

    /** The quantity as ours; one of another library is taken by its number and its unit's symbol. */
    static <Q extends Quantity<Q>> Amount<Q> own(Quantity<Q> quantity) {
        return quantity instanceof Amount<Q> own
                ? own
                : new Amount<>(quantity.getValue().doubleValue(), LabUnit.own(quantity.getUnit()));
    }

    /** The number in a unit that may turn out to be of another kind. */
    double in(LabUnit<?> wanted) {
        if (unit.isSame(wanted)) {
            return value;
        }
        if (unit.dimension != wanted.dimension) {
            throw UnitException.cannotConvert(this, wanted);
        }
        return unit.scale.convert(value, wanted.scale);
    }

    /** The number in a unit, taken as the width of an interval. */
    double differenceIn(LabUnit<Q> wanted) {
        if (unit.dimension != wanted.dimension) {
            throw UnitException.cannotConvert(this, wanted);
        }
        if (unit.absolute) {
            throw new UnitException(this + " is no temperature difference: that is in " + unit.difference());
        }
        return unit.scale.convertDifference(value, wanted.scale);
    }

    /** The number that another quantity has in the unit of this one. */
    double other(Quantity<Q> quantity) {
        Amount<Q> other = own(quantity);
        checkKind("compare", other, "with");
        return other.in(unit);
    }

    // As for units: the type argument exists for the compiler only.
    @SuppressWarnings("unchecked")
    <T extends Quantity<T>> Amount<T> cast() {
        return (Amount<T>) this;
    }

    @Override
    public Quantity<Q> to(Unit<Q> wanted) {
        LabUnit<Q> own = LabUnit.own(wanted);
        return own.isSame(unit) ? this : new Amount<>(in(own), own);
    }

    @Override
    public Quantity<Q> add(Quantity<Q> addend) {
        Amount<Q> other = own(addend);
        if (unit.isSame(other.unit) && !unit.absolute) {
            return new Amount<>(value + other.value, unit);
        }
        checkKind("add", other, "to");
        if (other.unit.absolute) {
            if (unit.absolute) {
                throw new UnitException("cannot add " + other + " to " + this + ": a temperature difference is in "
                        + unit.difference());
            }
            return other.add(this); // 5 K + 20 degC
        }
        return new Amount<>(value + other.unit.scale.convertDifference(other.value, unit.scale), unit);
    }

    @Override
    public Quantity<Q> subtract(Quantity<Q> subtrahend) {
        Amount<Q> other = own(subtrahend);
        if (unit.isSame(other.unit) && !unit.absolute) {
            return new Amount<>(value - other.value, unit);
        }
        checkKind("subtract", other, "from");
        if (!other.unit.absolute) {
            return new Amount<>(value - other.unit.scale.convertDifference(other.value, unit.scale), unit);
        }
        if (!unit.absolute) {
            // 300 K - 20 degC: a difference or a temperature? Guessing would be 273 K wrong half of the time.
            throw new UnitException("cannot subtract " + other + " from " + this + ": convert one of them first");
        }
        LabUnit<Q> difference = unit.difference();
        double inThisUnit = Decimals.sum(value, -other.in(unit));
        return new Amount<>(unit.scale.convertDifference(inThisUnit, difference.scale), difference);
    }

    /** The product; a ratio among the factors is multiplied in: 200 mm * 50 % is 100 mm. */
    @Override
    public Quantity<?> multiply(Quantity<?> multiplicand) {
        Amount<?> other = own(multiplicand);
        if (other.unit.dimension == Dimensions.ONE) {
            return scaled(value * other.in(LabUnit.ONE));
        }
        return unit.dimension == Dimensions.ONE
                ? other.scaled(other.value * in(LabUnit.ONE))
                : plain(value * other.value, unit.multiply(other.unit));
    }

    @Override
    public Quantity<?> divide(Quantity<?> divisor) {
        Amount<?> other = own(divisor);
        if (other.unit.dimension == Dimensions.ONE) {
            return scaled(value / other.in(LabUnit.ONE));
        }
        if (unit.isSame(other.unit) && !unit.absolute) {
            return new Amount<>(value / other.value, LabUnit.ONE);
        }
        return unit.dimension == Dimensions.ONE
                ? plain(in(LabUnit.ONE) / other.value, other.unit.inverse())
                : plain(value / other.value, unit.divide(other.unit));
    }

    @Override
    public Quantity<?> inverse() {
        return unit.dimension == Dimensions.ONE
                ? plain(1 / in(LabUnit.ONE), LabUnit.ONE)
                : plain(1 / value, unit.inverse());
    }

    // 3 mm / 2 m: people want 0.0015 and not 1.5 mm/m.
    private static Quantity<?> plain(double value, LabUnit<?> unit) {
        Amount<?> amount = new Amount<>(value, unit);
        return unit.dimension == Dimensions.ONE ? new Amount<>(amount.in(LabUnit.ONE), LabUnit.ONE) : amount;
    }

    @Override
    public Quantity<Q> multiply(Number multiplicand) {
        return scaled(value * multiplicand.doubleValue());
    }

    @Override
    public Quantity<Q> divide(Number divisor) {
        return scaled(value / divisor.doubleValue());
    }

    private Quantity<Q> scaled(double scaledValue) {
        if (unit.absolute) {
            throw new UnitException("cannot scale " + this + ": convert it to " + unit.difference() + " first");
        }
        return new Amount<>(scaledValue, unit);
    }

    @Override
    public Quantity<Q> negate() {
        return new Amount<>(-value, unit);
    }

    @Override
    public <T extends Quantity<T>> Quantity<T> asType(Class<T> type) {
        return new Amount<>(value, unit.asType(type));
    }

    @Override
    public Double getValue() {
        return value;
    }

    @Override
    public Unit<Q> getUnit() {
        return unit;
    }

    /** Absolute for a point on a scale with a zero of its own (degC), relative for every amount. */
    @Override
    public Quantity.Scale getScale() {
        return unit.absolute ? Quantity.Scale.ABSOLUTE : Quantity.Scale.RELATIVE;
    }

    /** Whether both are the same amount, whatever the unit, but for the noise of a conversion; false for NaN. */
    @Override
    public boolean isEquivalentTo(Quantity<Q> that) {
        double converted = other(that);
        return value == converted
                || (!unit.equals(that.getUnit()) && Math.abs(value - converted) <= NOISE_ULPS * Math.ulp(value));
    }

    /** A total order over all units of the kind, for sorting: NaN comes last. */
    @Override
    public int compareTo(Quantity<Q> that) {
        double converted = other(that);
        return value < converted
                ? -1
                : value > converted ? 1 : value == converted ? 0 : Double.compare(value, converted);
    }

    // Said with both operands: a sum across kinds deserves a better answer than a failed conversion.
    private void checkKind(String verb, Amount<?> other, String relation) {
        if (unit.dimension != other.unit.dimension) {
            throw UnitException.cannot(verb, other, relation, this);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Amount<?> amount
                && (value == amount.value || (Double.isNaN(value) && Double.isNaN(amount.value)))
                && unit.equals(amount.unit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value + 0.0, unit); // + 0.0: both zeros are equal
    }

    @Override
    public String toString() {
        return Quantities.format(value, unit);
    }
}
