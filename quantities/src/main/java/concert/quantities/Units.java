package concert.quantities;

import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.Acceleration;
import javax.measure.quantity.AmountOfSubstance;
import javax.measure.quantity.Angle;
import javax.measure.quantity.Area;
import javax.measure.quantity.Dimensionless;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.ElectricResistance;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Force;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Length;
import javax.measure.quantity.MagneticFluxDensity;
import javax.measure.quantity.Mass;
import javax.measure.quantity.Power;
import javax.measure.quantity.Pressure;
import javax.measure.quantity.Speed;
import javax.measure.quantity.Temperature;
import javax.measure.quantity.Time;
import javax.measure.quantity.Volume;

/**
 * The units of the laboratory, typed, and all others by their symbol.
 *
 * <p>A symbol is written as in the SI with ASCII letters: um, Ohm, deg, degC, Angstrom, l, h, min, px, count, %. All
 * prefixes go with m, g, s, A, K, mol, cd, rad, deg, arcsec, eV, J, N, Pa, bar, W, V, Ohm, C, S, F, H, Wb, T, Hz and
 * l; B takes those from k and Ki upwards. Read as well are \u00b5, \u00b0, \u00b0C, \u00c5, \u03a9, L, pixel,
 * percent, frac and celsius. Symbols are joined by {@code *} and {@code /} and raised by {@code ^2}.
 */
public final class Units {
    public static final Unit<Length> METRE = constant("m");
    public static final Unit<Length> CENTIMETRE = constant("cm");
    public static final Unit<Length> MILLIMETRE = constant("mm");
    public static final Unit<Length> MICROMETRE = constant("um");
    public static final Unit<Length> NANOMETRE = constant("nm");
    public static final Unit<Length> PICOMETRE = constant("pm");
    public static final Unit<Length> KILOMETRE = constant("km");
    public static final Unit<Length> ANGSTROM = constant("Angstrom");
    public static final Unit<Area> SQUARE_METRE = constant("m^2");
    public static final Unit<Area> SQUARE_MILLIMETRE = constant("mm^2");
    public static final Unit<Volume> CUBIC_METRE = constant("m^3");
    public static final Unit<Volume> LITRE = constant("l");
    public static final Unit<Volume> MILLILITRE = constant("ml");
    public static final Unit<Volume> MICROLITRE = constant("ul");

    public static final Unit<Angle> RADIAN = constant("rad");
    public static final Unit<Angle> MILLIRADIAN = constant("mrad");
    public static final Unit<Angle> MICRORADIAN = constant("urad");
    public static final Unit<Angle> DEGREE = constant("deg");
    public static final Unit<Angle> ARCSECOND = constant("arcsec");

    public static final Unit<Time> SECOND = constant("s");
    public static final Unit<Time> MILLISECOND = constant("ms");
    public static final Unit<Time> MICROSECOND = constant("us");
    public static final Unit<Time> NANOSECOND = constant("ns");
    public static final Unit<Time> MINUTE = constant("min");
    public static final Unit<Time> HOUR = constant("h");
    public static final Unit<Time> DAY = constant("d");
    public static final Unit<Frequency> HERTZ = constant("Hz");
    public static final Unit<Frequency> KILOHERTZ = constant("kHz");
    public static final Unit<Frequency> MEGAHERTZ = constant("MHz");
    /** Equal to {@link #HERTZ}, for rates of things that do not swing: frames, triggers. */
    public static final Unit<Frequency> PER_SECOND = constant("1/s");

    public static final Unit<Speed> METRE_PER_SECOND = constant("m/s");
    public static final Unit<Speed> MILLIMETRE_PER_SECOND = constant("mm/s");
    public static final Unit<Speed> MICROMETRE_PER_SECOND = constant("um/s");
    public static final Unit<Acceleration> METRE_PER_SECOND_SQUARED = constant("m/s^2");
    public static final Unit<Acceleration> MILLIMETRE_PER_SECOND_SQUARED = constant("mm/s^2");
    public static final Unit<AngularVelocity> RADIAN_PER_SECOND = constant("rad/s");
    public static final Unit<AngularVelocity> DEGREE_PER_SECOND = constant("deg/s");
    public static final Unit<AngularAcceleration> RADIAN_PER_SECOND_SQUARED = constant("rad/s^2");
    public static final Unit<AngularAcceleration> DEGREE_PER_SECOND_SQUARED = constant("deg/s^2");
    public static final Unit<FlowRate> LITRE_PER_SECOND = constant("l/s");
    public static final Unit<FlowRate> MILLILITRE_PER_SECOND = constant("ml/s");
    public static final Unit<FlowRate> MILLILITRE_PER_MINUTE = constant("ml/min");

    public static final Unit<Mass> KILOGRAM = constant("kg");
    public static final Unit<Mass> GRAM = constant("g");
    public static final Unit<Mass> MILLIGRAM = constant("mg");
    public static final Unit<Force> NEWTON = constant("N");
    public static final Unit<Force> MILLINEWTON = constant("mN");
    public static final Unit<Pressure> PASCAL = constant("Pa");
    public static final Unit<Pressure> BAR = constant("bar");
    public static final Unit<Pressure> MILLIBAR = constant("mbar");
    public static final Unit<Energy> JOULE = constant("J");
    public static final Unit<Energy> ELECTRONVOLT = constant("eV");
    public static final Unit<Energy> KILOELECTRONVOLT = constant("keV");
    public static final Unit<Energy> MEGAELECTRONVOLT = constant("MeV");
    public static final Unit<Energy> GIGAELECTRONVOLT = constant("GeV");
    public static final Unit<Power> WATT = constant("W");
    public static final Unit<Power> MILLIWATT = constant("mW");
    public static final Unit<Power> KILOWATT = constant("kW");
    public static final Unit<Temperature> KELVIN = constant("K");
    /** A point on the Celsius scale; a difference of two is in {@link #KELVIN}. */
    public static final Unit<Temperature> CELSIUS = constant("degC");

    public static final Unit<ElectricPotential> VOLT = constant("V");
    public static final Unit<ElectricPotential> MILLIVOLT = constant("mV");
    public static final Unit<ElectricPotential> KILOVOLT = constant("kV");
    public static final Unit<ElectricCurrent> AMPERE = constant("A");
    public static final Unit<ElectricCurrent> MILLIAMPERE = constant("mA");
    public static final Unit<ElectricCurrent> MICROAMPERE = constant("uA");
    public static final Unit<ElectricCurrent> NANOAMPERE = constant("nA");
    public static final Unit<ElectricResistance> OHM = constant("Ohm");
    public static final Unit<MagneticFluxDensity> TESLA = constant("T");

    /** Neither a length nor an angle nor a ratio: it converts into nothing else. */
    public static final Unit<Pixels> PIXEL = constant("px");

    public static final Unit<Count> COUNT = constant("count");
    public static final Unit<CountRate> COUNT_PER_SECOND = constant("count/s");
    public static final Unit<DataAmount> BYTE = constant("B");
    public static final Unit<DataAmount> MEGABYTE = constant("MB");
    public static final Unit<DataAmount> GIGABYTE = constant("GB");
    public static final Unit<AmountOfSubstance> MOLE = constant("mol");

    /** A plain number, the quotient of two quantities of one kind; it is written without a symbol. */
    public static final Unit<Dimensionless> ONE = constant("1");
    /** The same as {@link #ONE}, with a symbol that can be written and read. */
    public static final Unit<Dimensionless> FRACTION = constant("frac");

    public static final Unit<Dimensionless> PERCENT = constant("%");

    private Units() {}

    /** The unit of a text such as "mm/s", "J*s", "1/s" or "mm^2"; a {@link QuantityParseException} if it is none. */
    public static Unit<?> of(String symbol) {
        return UnitTable.read(symbol);
    }

    /**
     * The unit of a text, typed: {@code Units.of("mm", Length.class)}; a {@link UnitException} if it measures
     * something else.
     */
    public static <Q extends Quantity<Q>> Unit<Q> of(String symbol, Class<Q> type) {
        LabUnit<?> unit = UnitTable.read(symbol);
        Kind wanted = Kind.of(type);
        if (wanted.dimension != unit.dimension) {
            throw new UnitException(
                    "the unit " + unit + " measures " + unit.getDimension().phrase() + ", not " + wanted.phrase());
        }
        return unit.cast();
    }

    private static <Q extends Quantity<Q>> Unit<Q> constant(String symbol) {
        return UnitTable.read(symbol).cast();
    }
}
