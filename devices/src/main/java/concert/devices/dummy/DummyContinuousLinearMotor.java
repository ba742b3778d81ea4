package concert.devices.dummy;

import static concert.quantities.Quantities.q;
import static concert.quantities.Units.MILLIMETRE;
import static concert.quantities.Units.MILLIMETRE_PER_SECOND;

import concert.devices.QuantityParameter;
import concert.devices.motors.ContinuousLinearMotor;
import concert.quantities.Quantities;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import javax.measure.quantity.Speed;

/**
 * A continuous linear motor without hardware.
 *
 * <p>It starts at 0 mm and moves at 200000 mm/s unless told otherwise.
 */
public final class DummyContinuousLinearMotor extends DummyMotor<Length, Speed> implements ContinuousLinearMotor {
    private static final double SPEED = 200_000;
    private final QuantityParameter<Speed> velocity = declareVelocity();

    /** A motor without hard limits. */
    public DummyContinuousLinearMotor() {
        this(q.mm(Double.NEGATIVE_INFINITY), q.mm(Double.POSITIVE_INFINITY));
    }

    /** A motor with hard limits, at which it ends with a failure; an infinite one is none. */
    public DummyContinuousLinearMotor(Quantity<Length> lowerHardLimit, Quantity<Length> upperHardLimit) {
        this(q.mm(0), lowerHardLimit, upperHardLimit);
    }

    /** A motor that stands at {@code position} to begin with. */
    public DummyContinuousLinearMotor(
            Quantity<Length> position, Quantity<Length> lowerHardLimit, Quantity<Length> upperHardLimit) {
        super(
                new SimulatedAxis(
                        Quantities.value(position, MILLIMETRE),
                        Quantities.value(lowerHardLimit, MILLIMETRE),
                        Quantities.value(upperHardLimit, MILLIMETRE),
                        SPEED),
                MILLIMETRE,
                MILLIMETRE_PER_SECOND);
    }

    @Override
    public QuantityParameter<Speed> velocity() {
        return velocity;
    }

    @Override
    public DummyContinuousLinearMotor named(String name) {
        super.named(name);
        return this;
    }
}
