package concert.quantities;

import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.Acceleration;
import javax.measure.quantity.AmountOfSubstance;
import javax.measure.quantity.Angle;
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
 * Makes quantities by the name of their unit: {@code q.mm(2)}, {@code q.keV(20)}, {@code q.mmPerSecond(1)}.
 *
 * <p>The methods are called as the units are written, capitals included: {@code q.mV} is a millivolt, {@code q.MeV} a
 * million electronvolts. Units without a method: {@code q.of(2, "mA/h")}.
 */
@SuppressWarnings("MemberName") // a unit's symbol is its symbol
public final class QuantityFactory {
    QuantityFactory() {}

    /**
     * A quantity in any unit; its type comes from the target of the assignment and is checked where the value is
     * used.
     *
     * @throws QuantityParseException if there is no such unit
     */
    public <Q extends Quantity<Q>> Quantity<Q> of(double value, String unit) {
        return new Amount<Q>(value, UnitTable.read(unit).cast());
    }

    public <Q extends Quantity<Q>> Quantity<Q> of(double value, Unit<Q> unit) {
        return Quantities.quantity(value, unit);
    }

    public Quantity<Length> m(double value) {
        return Quantities.quantity(value, Units.METRE);
    }

    public Quantity<Length> cm(double value) {
        return Quantities.quantity(value, Units.CENTIMETRE);
    }

    public Quantity<Length> mm(double value) {
        return Quantities.quantity(value, Units.MILLIMETRE);
    }

    public Quantity<Length> um(double value) {
        return Quantities.quantity(value, Units.MICROMETRE);
    }

    public Quantity<Length> nm(double value) {
        return Quantities.quantity(value, Units.NANOMETRE);
    }

    public Quantity<Length> pm(double value) {
        return Quantities.quantity(value, Units.PICOMETRE);
    }

    public Quantity<Length> km(double value) {
        return Quantities.quantity(value, Units.KILOMETRE);
    }

    public Quantity<Length> angstrom(double value) {
        return Quantities.quantity(value, Units.ANGSTROM);
    }

    public Quantity<Volume> l(double value) {
        return Quantities.quantity(value, Units.LITRE);
    }

    public Quantity<Volume> ml(double value) {
        return Quantities.quantity(value, Units.MILLILITRE);
    }

    public Quantity<Volume> ul(double value) {
        return Quantities.quantity(value, Units.MICROLITRE);
    }

    public Quantity<Angle> rad(double value) {
        return Quantities.quantity(value, Units.RADIAN);
    }

    public Quantity<Angle> mrad(double value) {
        return Quantities.quantity(value, Units.MILLIRADIAN);
    }

    public Quantity<Angle> urad(double value) {
        return Quantities.quantity(value, Units.MICRORADIAN);
    }

    public Quantity<Angle> deg(double value) {
        return Quantities.quantity(value, Units.DEGREE);
    }

    public Quantity<Angle> arcsec(double value) {
        return Quantities.quantity(value, Units.ARCSECOND);
    }

    public Quantity<Time> s(double value) {
        return Quantities.quantity(value, Units.SECOND);
    }

    public Quantity<Time> ms(double value) {
        return Quantities.quantity(value, Units.MILLISECOND);
    }

    public Quantity<Time> us(double value) {
        return Quantities.quantity(value, Units.MICROSECOND);
    }

    public Quantity<Time> ns(double value) {
        return Quantities.quantity(value, Units.NANOSECOND);
    }

    public Quantity<Time> min(double value) {
        return Quantities.quantity(value, Units.MINUTE);
    }

    public Quantity<Time> h(double value) {
        return Quantities.quantity(value, Units.HOUR);
    }

    public Quantity<Time> d(double value) {
        return Quantities.quantity(value, Units.DAY);
    }

    public Quantity<Frequency> Hz(double value) {
        return Quantities.quantity(value, Units.HERTZ);
    }

    public Quantity<Frequency> kHz(double value) {
        return Quantities.quantity(value, Units.KILOHERTZ);
    }

    public Quantity<Frequency> MHz(double value) {
        return Quantities.quantity(value, Units.MEGAHERTZ);
    }

    public Quantity<Frequency> perSecond(double value) {
        return Quantities.quantity(value, Units.PER_SECOND);
    }

    public Quantity<Speed> mPerSecond(double value) {
        return Quantities.quantity(value, Units.METRE_PER_SECOND);
    }

    public Quantity<Speed> mmPerSecond(double value) {
        return Quantities.quantity(value, Units.MILLIMETRE_PER_SECOND);
    }

    public Quantity<Speed> umPerSecond(double value) {
        return Quantities.quantity(value, Units.MICROMETRE_PER_SECOND);
    }

    public Quantity<Acceleration> mPerSecondSquared(double value) {
        return Quantities.quantity(value, Units.METRE_PER_SECOND_SQUARED);
    }

    public Quantity<Acceleration> mmPerSecondSquared(double value) {
        return Quantities.quantity(value, Units.MILLIMETRE_PER_SECOND_SQUARED);
    }

    public Quantity<AngularVelocity> radPerSecond(double value) {
        return Quantities.quantity(value, Units.RADIAN_PER_SECOND);
    }

    public Quantity<AngularVelocity> degPerSecond(double value) {
        return Quantities.quantity(value, Units.DEGREE_PER_SECOND);
    }

    public Quantity<AngularAcceleration> radPerSecondSquared(double value) {
        return Quantities.quantity(value, Units.RADIAN_PER_SECOND_SQUARED);
    }

    public Quantity<AngularAcceleration> degPerSecondSquared(double value) {
        return Quantities.quantity(value, Units.DEGREE_PER_SECOND_SQUARED);
    }

    public Quantity<FlowRate> lPerSecond(double value) {
        return Quantities.quantity(value, Units.LITRE_PER_SECOND);
    }

    public Quantity<FlowRate> mlPerSecond(double value) {
        return Quantities.quantity(value, Units.MILLILITRE_PER_SECOND);
    }

    public Quantity<FlowRate> mlPerMinute(double value) {
        return Quantities.quantity(value, Units.MILLILITRE_PER_MINUTE);
    }

    public Quantity<Mass> kg(double value) {
        return Quantities.quantity(value, Units.KILOGRAM);
    }

    public Quantity<Mass> g(double value) {
        return Quantities.quantity(value, Units.GRAM);
    }

    public Quantity<Mass> mg(double value) {
        return Quantities.quantity(value, Units.MILLIGRAM);
    }

    public Quantity<Force> N(double value) {
        return Quantities.quantity(value, Units.NEWTON);
    }

    public Quantity<Force> mN(double value) {
        return Quantities.quantity(value, Units.MILLINEWTON);
    }

    public Quantity<Pressure> Pa(double value) {
        return Quantities.quantity(value, Units.PASCAL);
    }

    public Quantity<Pressure> bar(double value) {
        return Quantities.quantity(value, Units.BAR);
    }

    public Quantity<Pressure> mbar(double value) {
        return Quantities.quantity(value, Units.MILLIBAR);
    }

    public Quantity<Energy> J(double value) {
        return Quantities.quantity(value, Units.JOULE);
    }

    public Quantity<Energy> eV(double value) {
        return Quantities.quantity(value, Units.ELECTRONVOLT);
    }

    public Quantity<Energy> keV(double value) {
        return Quantities.quantity(value, Units.KILOELECTRONVOLT);
    }

    public Quantity<Energy> MeV(double value) {
        return Quantities.quantity(value, Units.MEGAELECTRONVOLT);
    }

    public Quantity<Energy> GeV(double value) {
        return Quantities.quantity(value, Units.GIGAELECTRONVOLT);
    }

    public Quantity<Power> W(double value) {
        return Quantities.quantity(value, Units.WATT);
    }

    public Quantity<Power> mW(double value) {
        return Quantities.quantity(value, Units.MILLIWATT);
    }

    public Quantity<Power> kW(double value) {
        return Quantities.quantity(value, Units.KILOWATT);
    }

    public Quantity<Temperature> K(double value) {
        return Quantities.quantity(value, Units.KELVIN);
    }

    public Quantity<Temperature> degC(double value) {
        return Quantities.quantity(value, Units.CELSIUS);
    }

    public Quantity<ElectricPotential> V(double value) {
        return Quantities.quantity(value, Units.VOLT);
    }

    public Quantity<ElectricPotential> mV(double value) {
        return Quantities.quantity(value, Units.MILLIVOLT);
    }

    public Quantity<ElectricPotential> kV(double value) {
        return Quantities.quantity(value, Units.KILOVOLT);
    }

    public Quantity<ElectricCurrent> A(double value) {
        return Quantities.quantity(value, Units.AMPERE);
    }

    public Quantity<ElectricCurrent> mA(double value) {
        return Quantities.quantity(value, Units.MILLIAMPERE);
    }

    public Quantity<ElectricCurrent> uA(double value) {
        return Quantities.quantity(value, Units.MICROAMPERE);
    }

    public Quantity<ElectricCurrent> nA(double value) {
        return Quantities.quantity(value, Units.NANOAMPERE);
    }

    public Quantity<ElectricResistance> ohm(double value) {
        return Quantities.quantity(value, Units.OHM);
    }

    public Quantity<MagneticFluxDensity> T(double value) {
        return Quantities.quantity(value, Units.TESLA);
    }

    public Quantity<Pixels> px(double value) {
        return Quantities.quantity(value, Units.PIXEL);
    }

    public Quantity<Count> count(double value) {
        return Quantities.quantity(value, Units.COUNT);
    }

    public Quantity<CountRate> countPerSecond(double value) {
        return Quantities.quantity(value, Units.COUNT_PER_SECOND);
    }

    public Quantity<DataAmount> B(double value) {
        return Quantities.quantity(value, Units.BYTE);
    }

    public Quantity<DataAmount> MB(double value) {
        return Quantities.quantity(value, Units.MEGABYTE);
    }

    public Quantity<DataAmount> GB(double value) {
        return Quantities.quantity(value, Units.GIGABYTE);
    }

    public Quantity<AmountOfSubstance> mol(double value) {
        return Quantities.quantity(value, Units.MOLE);
    }

    public Quantity<Dimensionless> fraction(double value) {
        return Quantities.quantity(value, Units.FRACTION);
    }

    public Quantity<Dimensionless> percent(double value) {
        return Quantities.quantity(value, Units.PERCENT);
    }
}
