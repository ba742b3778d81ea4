package concert.quantities;

import static concert.quantities.Dimensions.BYTE;
import static concert.quantities.Dimensions.CT;
import static concert.quantities.Dimensions.I;
import static concert.quantities.Dimensions.J;
import static concert.quantities.Dimensions.L;
import static concert.quantities.Dimensions.M;
import static concert.quantities.Dimensions.N;
import static concert.quantities.Dimensions.ONE;
import static concert.quantities.Dimensions.PX;
import static concert.quantities.Dimensions.RAD;
import static concert.quantities.Dimensions.T;
import static concert.quantities.Dimensions.THETA;

import java.util.HashMap;
import java.util.Map;
import javax.measure.Quantity;
import javax.measure.quantity.Acceleration;
import javax.measure.quantity.AmountOfSubstance;
import javax.measure.quantity.Angle;
import javax.measure.quantity.Area;
import javax.measure.quantity.Dimensionless;
import javax.measure.quantity.ElectricCapacitance;
import javax.measure.quantity.ElectricCharge;
import javax.measure.quantity.ElectricConductance;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricInductance;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.ElectricResistance;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Force;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Length;
import javax.measure.quantity.LuminousIntensity;
import javax.measure.quantity.MagneticFlux;
import javax.measure.quantity.MagneticFluxDensity;
import javax.measure.quantity.Mass;
import javax.measure.quantity.Power;
import javax.measure.quantity.Pressure;
import javax.measure.quantity.SolidAngle;
import javax.measure.quantity.Speed;
import javax.measure.quantity.Temperature;
import javax.measure.quantity.Time;
import javax.measure.quantity.Volume;
import org.jspecify.annotations.Nullable;

/**
 * The kinds that have a name in words, with the Java type that stands for each. Loaded with the first message or
 * cast.
 */
enum KnownKind {
    RATIO("a ratio", ONE, Dimensionless.class),
    LENGTH("a length", L, Length.class),
    AREA("an area", 2 * L, Area.class),
    VOLUME("a volume", 3 * L, Volume.class),
    TIME("a time", T, Time.class),
    FREQUENCY("a frequency", -T, Frequency.class),
    SPEED("a speed", L - T, Speed.class),
    ACCELERATION("an acceleration", L - 2 * T, Acceleration.class),
    ANGLE("an angle", RAD, Angle.class),
    SOLID_ANGLE("a solid angle", 2 * RAD, SolidAngle.class),
    ANGULAR_VELOCITY("an angular velocity", RAD - T, AngularVelocity.class),
    ANGULAR_ACCELERATION("an angular acceleration", RAD - 2 * T, AngularAcceleration.class),
    MASS("a mass", M, Mass.class),
    DENSITY("a density", M - 3 * L, null),
    FORCE("a force", M + L - 2 * T, Force.class),
    PRESSURE("a pressure", M - L - 2 * T, Pressure.class),
    ENERGY("an energy", M + 2 * L - 2 * T, Energy.class),
    POWER("a power", M + 2 * L - 3 * T, Power.class),
    ACTION("an action", M + 2 * L - T, null),
    CURRENT("a current", I, ElectricCurrent.class),
    CHARGE("a charge", I + T, ElectricCharge.class),
    VOLTAGE("a voltage", M + 2 * L - 3 * T - I, ElectricPotential.class),
    RESISTANCE("a resistance", M + 2 * L - 3 * T - 2 * I, ElectricResistance.class),
    CONDUCTANCE("a conductance", 3 * T + 2 * I - M - 2 * L, ElectricConductance.class),
    CAPACITANCE("a capacitance", 4 * T + 2 * I - M - 2 * L, ElectricCapacitance.class),
    INDUCTANCE("an inductance", M + 2 * L - 2 * T - 2 * I, ElectricInductance.class),
    MAGNETIC_FLUX("a magnetic flux", M + 2 * L - 2 * T - I, MagneticFlux.class),
    MAGNETIC_FIELD("a magnetic flux density", M - 2 * T - I, MagneticFluxDensity.class),
    TEMPERATURE("a temperature", THETA, Temperature.class),
    SUBSTANCE("an amount of substance", N, AmountOfSubstance.class),
    LUMINOSITY("a luminous intensity", J, LuminousIntensity.class),
    FLOW_RATE("a flow rate", 3 * L - T, FlowRate.class),
    PIXELS("a number of pixels", PX, Pixels.class),
    PIXEL_SIZE("a pixel size", L - PX, null),
    COUNT("a count", CT, Count.class),
    COUNT_RATE("a count rate", CT - T, CountRate.class),
    DATA("an amount of data", BYTE, DataAmount.class),
    DATA_RATE("a data rate", BYTE - T, null);

    private static final Map<Long, KnownKind> BY_DIMENSION = new HashMap<>();
    private static final Map<Class<?>, KnownKind> BY_TYPE = new HashMap<>();

    static {
        for (KnownKind kind : values()) {
            BY_DIMENSION.put(kind.dimension, kind);
            if (kind.type != null) {
                BY_TYPE.put(kind.type, kind);
            }
        }
    }

    final String phrase;
    final long dimension;
    private final @Nullable Class<? extends Quantity<?>> type;

    KnownKind(String phrase, long dimension, @Nullable Class<? extends Quantity<?>> type) {
        this.phrase = phrase;
        this.dimension = dimension;
        this.type = type;
    }

    static @Nullable KnownKind of(long dimension) {
        return BY_DIMENSION.get(dimension);
    }

    static @Nullable KnownKind of(Class<?> type) {
        return BY_TYPE.get(type);
    }
}
