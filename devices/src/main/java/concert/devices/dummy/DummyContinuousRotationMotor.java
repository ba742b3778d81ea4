package concert.devices.dummy;

import static concert.quantities.Quantities.q;
import static concert.quantities.Units.DEGREE;
import static concert.quantities.Units.DEGREE_PER_SECOND;

import concert.devices.QuantityParameter;
import concert.devices.motors.ContinuousRotationMotor;
import concert.quantities.AngularVelocity;
import concert.quantities.Quantities;
import javax.measure.Quantity;
import javax.measure.quantity.Angle;

/**
 * A continuous rotation motor without hardware.
 *
 * <p>It starts at 0 deg and moves at 50000 deg/s unless told otherwise.
 */
public final class DummyContinuousRotationMotor extends DummyMotor<Angle, AngularVelocity>
        implements ContinuousRotationMotor {
    private static final double SPEED = 50_000;
    private final QuantityParameter<AngularVelocity> velocity = declareVelocity();

    /** A motor without hard limits. */
    public DummyContinuousRotationMotor() {
        this(q.deg(Double.NEGATIVE_INFINITY), q.deg(Double.POSITIVE_INFINITY));
    }

    /** A motor with hard limits, at which it ends with a failure; an infinite one is none. */
    public DummyContinuousRotationMotor(Quantity<Angle> lowerHardLimit, Quantity<Angle> upperHardLimit) {
        this(q.deg(0), lowerHardLimit, upperHardLimit);
    }

    /** A motor that stands at {@code position} to begin with. */
    public DummyContinuousRotationMotor(
            Quantity<Angle> position, Quantity<Angle> lowerHardLimit, Quantity<Angle> upperHardLimit) {
        super(
                new SimulatedAxis(
                        Quantities.value(position, DEGREE),
                        Quantities.value(lowerHardLimit, DEGREE),
                        Quantities.value(upperHardLimit, DEGREE),
                        SPEED),
                DEGREE,
                DEGREE_PER_SECOND);
    }

    @Override
    public QuantityParameter<AngularVelocity> velocity() {
        return velocity;
    }

    @Override
    public DummyContinuousRotationMotor named(String name) {
        super.named(name);
        return this;
    }
}
