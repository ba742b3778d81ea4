package concert.quantities;

import java.util.List;
import javax.measure.Quantity;
import javax.measure.Unit;

/**
 * Numbers with units: where scripts and the shell get them, look into them and compare them.
 *
 * {@snippet :
 * import static concert.quantities.Quantities.*;
 *
 * Quantity<Length> target = q.mm(2);
 * Quantity<Length> other = q("0.5 um");             // checked when it is used as a length
 * double micrometres = value(target.add(other), "um");
 * List<Quantity<Angle>> angles = linspace(q.deg(0), q.deg(180), 1001);
 * }
 *
 * <p>All quantities are immutable and hold a double. NaN and infinity are values: arithmetic carries them on, every
 * comparison with NaN is false. A quantity of another library's make is understood everywhere, by its unit's symbol.
 */
public final class Quantities {
    /** Makes quantities by the name of their unit: {@code q.mm(2)}. */
    public static final QuantityFactory q = new QuantityFactory();

    private Quantities() {}

    /**
     * Reads a quantity such as "2 mm", "-2.5e-3 mm/s", "NaN deg" or "5 1/s".
     *
     * <p>The type comes from the target of the assignment and is checked where the value is used; {@link #as} checks
     * it at once.
     *
     * @throws QuantityParseException if any of the text is left over or missing
     */
    public static <Q extends Quantity<Q>> Quantity<Q> q(String text) {
        TextCursor cursor = new TextCursor(text, "a quantity");
        cursor.skipBlanks();
        double value = NumberReader.read(cursor);
        cursor.skipBlanks();
        return new Amount<Q>(value, UnitTable.readRest(cursor).cast());
    }

    /** A number in a typed unit: what drivers use, {@code quantity(answer, MILLIMETRE)}. */
    public static <Q extends Quantity<Q>> Quantity<Q> quantity(double value, Unit<Q> unit) {
        return new Amount<>(value, LabUnit.own(unit));
    }

    /** Whether the quantity converts into the unit; the question that {@link #valueAs} answers with an exception. */
    public static boolean fits(Quantity<?> quantity, Unit<?> unit) {
        return LabUnit.own(quantity.getUnit()).dimension == LabUnit.own(unit).dimension;
    }

    /** The quantity as the compiler wants it, in the given unit; a {@link UnitException} if it is of another kind. */
    public static <Q extends Quantity<Q>> Quantity<Q> as(Quantity<?> quantity, Unit<Q> unit) {
        LabUnit<Q> wanted = LabUnit.own(unit);
        Amount<?> amount = Amount.own(quantity);
        return amount.unit.isSame(wanted) ? amount.cast() : new Amount<>(amount.in(wanted), wanted);
    }

    /** The number in the given unit; a {@link UnitException} if a run-time cast has hidden another kind. */
    public static <Q extends Quantity<Q>> double value(Quantity<Q> quantity, Unit<Q> unit) {
        return valueAs(quantity, unit);
    }

    /** The number in the given unit, by its symbol: {@code value(x, "um")}. */
    public static double value(Quantity<?> quantity, String unit) {
        return valueAs(quantity, UnitTable.read(unit));
    }

    /** The number in the given unit, where the type is not known; a {@link UnitException} if it is of another kind. */
    public static double valueAs(Quantity<?> quantity, Unit<?> unit) {
        return Amount.own(quantity).in(LabUnit.own(unit));
    }

    /** A total order across units, for sorting: NaN last. To decide something, use {@link #isLess} and its kin. */
    public static <Q extends Quantity<Q>> int compare(Quantity<Q> first, Quantity<Q> second) {
        return Amount.own(first).compareTo(second);
    }

    /** Whether first &lt; second, across units; false if either is NaN. */
    public static <Q extends Quantity<Q>> boolean isLess(Quantity<Q> first, Quantity<Q> second) {
        Amount<Q> amount = Amount.own(first);
        return amount.value < amount.other(second);
    }

    /** Whether first &gt; second, across units; false if either is NaN. */
    public static <Q extends Quantity<Q>> boolean isGreater(Quantity<Q> first, Quantity<Q> second) {
        Amount<Q> amount = Amount.own(first);
        return amount.value > amount.other(second);
    }

    /** Whether lower &lt;= quantity &lt;= upper, across units; false if any is NaN, so that a limit refuses it. */
    public static <Q extends Quantity<Q>> boolean isBetween(
            Quantity<Q> quantity, Quantity<Q> lower, Quantity<Q> upper) {
        Amount<Q> amount = Amount.own(quantity);
        return amount.other(lower) <= amount.value && amount.value <= amount.other(upper);
    }

    /** Whether the two differ by no more than the tolerance, which is a difference: in K for temperatures. */
    public static <Q extends Quantity<Q>> boolean isClose(
            Quantity<Q> first, Quantity<Q> second, Quantity<Q> tolerance) {
        Amount<Q> amount = Amount.own(first);
        double other = amount.other(second);
        double allowed = Amount.own(tolerance).differenceIn(amount.unit);
        // 0.3 - 0.2 is a little more than 0.1; equal infinities have no difference.
        return allowed >= 0 && (amount.value == other || Math.abs(Decimals.sum(amount.value, -other)) <= allowed);
    }

    /** Whether the number is NaN: unknown when read, "do not touch" when written. */
    public static boolean isNaN(Quantity<?> quantity) {
        return Double.isNaN(quantity.getValue().doubleValue());
    }

    /** The smaller one, in its own unit; NaN if either is. */
    public static <Q extends Quantity<Q>> Quantity<Q> min(Quantity<Q> first, Quantity<Q> second) {
        return isNaN(first) || (!isNaN(second) && compare(first, second) <= 0) ? first : second;
    }

    /** The larger one, in its own unit; NaN if either is. */
    public static <Q extends Quantity<Q>> Quantity<Q> max(Quantity<Q> first, Quantity<Q> second) {
        return isNaN(first) || (!isNaN(second) && compare(first, second) >= 0) ? first : second;
    }

    /** The quantity without its sign, in its unit. */
    public static <Q extends Quantity<Q>> Quantity<Q> abs(Quantity<Q> quantity) {
        Amount<Q> amount = Amount.own(quantity);
        return new Amount<>(Math.abs(amount.value), amount.unit);
    }

    /**
     * {@code count} evenly spaced quantities in the unit of {@code start}, both ends included and exact; one point is
     * the start.
     *
     * @throws QuantityException if there is no point or an end is not finite
     */
    public static <Q extends Quantity<Q>> List<Quantity<Q>> linspace(Quantity<Q> start, Quantity<Q> stop, int count) {
        return Ramp.linspace(start, stop, count);
    }

    /**
     * The quantities from {@code start} by {@code step} that come before {@code stop}, in the unit of {@code start}.
     * A stop that is hit but for rounding is not visited.
     *
     * @throws QuantityException if the step is zero, leads away from the stop, or anything is not finite
     */
    public static <Q extends Quantity<Q>> List<Quantity<Q>> arange(
            Quantity<Q> start, Quantity<Q> stop, Quantity<Q> step) {
        return Ramp.arange(start, stop, step);
    }

    /**
     * As {@link #arange}, and the stop itself at the end, however near it is to the one before: what a scan visits.
     *
     * @throws QuantityException if the step is zero, leads away from the stop, or anything is not finite
     */
    public static <Q extends Quantity<Q>> List<Quantity<Q>> steps(
            Quantity<Q> start, Quantity<Q> stop, Quantity<Q> step) {
        return Ramp.steps(start, stop, step);
    }

    /** A vector of numbers in one unit; the array is copied. */
    public static <Q extends Quantity<Q>> VectorQuantity<Q> vector(Unit<Q> unit, double... components) {
        return new VectorQuantity<>(components.clone(), LabUnit.own(unit));
    }

    /** A vector in the unit of its first component. */
    @SafeVarargs
    public static <Q extends Quantity<Q>> VectorQuantity<Q> vector(Quantity<Q> first, Quantity<Q>... others) {
        LabUnit<Q> unit = LabUnit.own(first.getUnit());
        double[] components = new double[others.length + 1];
        components[0] = valueAs(first, unit);
        for (int i = 0; i < others.length; i++) {
            components[i + 1] = valueAs(others[i], unit);
        }
        return new VectorQuantity<>(components, unit);
    }

    /** "2.5 mm/s": at most twelve significant digits, the same in every locale; what toString says. */
    public static String format(Quantity<?> quantity) {
        Amount<?> amount = Amount.own(quantity);
        return format(amount.value, amount.unit);
    }

    /** The text of a quantity that is not made: for logs and limits, which hold a number in a known unit. */
    public static String format(double value, Unit<?> unit) {
        StringBuilder text = new StringBuilder(24);
        Decimals.append(text, value);
        return withSymbol(text, unit);
    }

    /** In the given unit: {@code format(x, MICROMETRE)}. */
    public static <Q extends Quantity<Q>> String format(Quantity<Q> quantity, Unit<Q> unit) {
        return format(value(quantity, unit), unit);
    }

    /** In the given unit: {@code format(x, "um")}. */
    public static String format(Quantity<?> quantity, String unit) {
        LabUnit<?> wanted = UnitTable.read(unit);
        return format(valueAs(quantity, wanted), wanted);
    }

    /** With all digits that are needed to read back the same double: for files, not for people. */
    public static String formatExactly(Quantity<?> quantity) {
        Amount<?> amount = Amount.own(quantity);
        return withSymbol(new StringBuilder(Decimals.exactly(amount.value)), amount.unit);
    }

    // A plain number has no symbol; to write it so that it reads back, use the unit frac.
    static String withSymbol(StringBuilder text, Unit<?> unit) {
        LabUnit<?> own = LabUnit.own(unit);
        return own.isSame(LabUnit.ONE)
                ? text.toString()
                : text.append(' ').append(own.getSymbol()).toString();
    }
}
