package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.devices.motors.MotorState.DISABLED;
import static concert.devices.motors.MotorState.HARD_LIMIT;
import static concert.devices.motors.MotorState.MOVING;
import static concert.devices.motors.MotorState.STANDBY;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.devices.DeviceException;
import concert.devices.Enableable;
import concert.devices.HardLimitException;
import concert.devices.QuantityParameter;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.devices.StoppedException;
import concert.devices.motors.Motor;
import concert.devices.motors.MotorState;
import concert.quantities.Quantities;
import javax.measure.Quantity;
import javax.measure.Unit;

/** What all dummy motors have in common, whether they move along a line or turn. */
abstract class DummyMotor<Q extends Quantity<Q>, V extends Quantity<V>> extends Device implements Motor<Q>, Enableable {
    private final SimulatedAxis axis;
    private final Unit<Q> unit;
    private final Unit<V> speedUnit;

    private final StateParameter<MotorState> state = state(STANDBY).get(this::readState);
    private final Rule<MotorState> motion =
            state.from(STANDBY, HARD_LIMIT).via(MOVING).to(STANDBY, HARD_LIMIT).stop(this::halt);

    /** Without a stop: setting a velocity is over as soon as it moves, and from then on the motion is nobody's. */
    private final Rule<MotorState> drive =
            state.from(STANDBY, HARD_LIMIT, MOVING).to(MOVING, STANDBY, HARD_LIMIT);

    private final Rule<MotorState> enabling = state.from(DISABLED).to(STANDBY, HARD_LIMIT);
    private final Rule<MotorState> disabling =
            state.from(STANDBY, HARD_LIMIT).to(DISABLED).safe();

    private final QuantityParameter<Q> position;
    private final QuantityParameter<V> motionVelocity;

    DummyMotor(SimulatedAxis axis, Unit<Q> unit, Unit<V> speedUnit) {
        this.axis = axis;
        this.unit = unit;
        this.speedUnit = speedUnit;
        position = quantity("position", unit, "Position.")
                .get(this::readPosition)
                .set(this::moveTo)
                .during(motion);
        motionVelocity = quantity("motionVelocity", speedUnit, "Speed of its motions.")
                .get(this::readSpeed)
                .set(this::setSpeed);
    }

    @Override
    public StateParameter<MotorState> state() {
        return state;
    }

    @Override
    public QuantityParameter<Q> position() {
        return position;
    }

    /** The speed at which it goes to a position; a change counts for a motion that is under way. */
    public QuantityParameter<V> motionVelocity() {
        return motionVelocity;
    }

    /** Looks for its home position for a second, then goes to 0, if the soft limits allow that. */
    @Override
    public Coroutine<Void> home() {
        return action("home", motion, () -> {
            await(position.check(Quantities.quantity(0, unit)));
            follow(axis.departForHome(0), 0);
        });
    }

    @Override
    public Coroutine<Void> enable() {
        return action("enable", enabling, () -> axis.enable(true));
    }

    @Override
    public Coroutine<Void> disable() {
        return action("disable", disabling, () -> axis.enable(false));
    }

    @Override
    public void emergencyStop() {
        halt();
    }

    /** The stop of a cancelled motion, of a user and of an emergency alike; from any thread, the axis needs no lock. */
    private void halt() {
        axis.stop();
        report(state, axis.state());
        report(position, readPosition());
    }

    private MotorState readState() {
        return axis.state();
    }

    private Quantity<Q> readPosition() {
        return Quantities.quantity(axis.position(), unit);
    }

    /** An infinite target, which would be a motion without end, is what {@code velocity} is for. */
    private void moveTo(Quantity<Q> target) throws InterruptedException {
        double number = Quantities.value(target, unit);
        if (!Double.isFinite(number)) {
            throw new DeviceException(position.qualifiedName(), Quantities.format(target) + " is not a position");
        }
        follow(axis.depart(number), number);
    }

    /** Who waits for a motion learns whether it got there: a motion that somebody else has stopped did not. */
    private void follow(Motion departure, double target) throws InterruptedException {
        switch (axis.follow(departure)) {
            case ARRIVED -> {}
            case AT_HARD_LIMIT ->
                throw new HardLimitException(
                        position.qualifiedName(),
                        HARD_LIMIT,
                        "reached the hard limit at " + here() + " on the way to " + Quantities.format(target, unit));
            case STOPPED ->
                throw new StoppedException(
                        position.qualifiedName(),
                        "was stopped at " + here() + " on the way to " + Quantities.format(target, unit));
        }
    }

    private String here() {
        return Quantities.format(axis.position(), unit);
    }

    private Quantity<V> readSpeed() {
        return Quantities.quantity(axis.speed(), speedUnit);
    }

    /** A speed has no sign: the direction comes from the target, or from the sign of the velocity. */
    private void setSpeed(Quantity<V> speed) {
        double number = Quantities.value(speed, speedUnit);
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new DeviceException(
                    motionVelocity.qualifiedName(),
                    Quantities.format(speed) + " is not a speed; it must be greater than "
                            + Quantities.format(0, speedUnit));
        }
        axis.setSpeed(number);
    }

    // ---- for continuous motors -------------------------------------------------------------------------------------

    final QuantityParameter<V> declareVelocity() {
        return quantity("velocity", speedUnit, "Velocity; 0 while it stands.")
                .get(() -> Quantities.quantity(axis.velocity(), speedUnit))
                .set(this::moveOn)
                .during(drive);
    }

    /** Moves on until the soft limit in that direction, or the hard one, or for ever. Returns at once. */
    private void moveOn(Quantity<V> velocity) {
        double number = Quantities.value(velocity, speedUnit);
        if (!Double.isFinite(number)) {
            throw new DeviceException(name() + ".velocity", Quantities.format(velocity) + " is not a velocity");
        }
        // 0 is a velocity like any other, and not only for a motor that moves.
        if (number == 0) {
            axis.stop();
            return;
        }
        double limit = number > 0
                ? position.upper().map(upper -> Quantities.value(upper, unit)).orElse(Double.POSITIVE_INFINITY)
                : position.lower().map(lower -> Quantities.value(lower, unit)).orElse(Double.NEGATIVE_INFINITY);
        if (number > 0 ? axis.position() >= limit : axis.position() <= limit) {
            throw new DeviceException(
                    name() + ".velocity",
                    Quantities.format(velocity) + " would leave the soft limits of " + position.qualifiedName() + " at "
                            + here());
        }
        setSpeed(Quantities.quantity(Math.abs(number), speedUnit));
        var _ = axis.depart(limit);
        report(motionVelocity, readSpeed());
    }
}
