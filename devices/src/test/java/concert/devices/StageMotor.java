package concert.devices;

import static concert.devices.motors.MotorState.HARD_LIMIT;
import static concert.devices.motors.MotorState.MOVING;
import static concert.devices.motors.MotorState.STANDBY;
import static concert.quantities.Units.MILLIMETRE;

import concert.coroutines.Coroutine;
import concert.devices.motors.LinearMotor;
import concert.devices.motors.MotorState;
import javax.measure.Quantity;
import javax.measure.quantity.Length;

/** The driver that the design page shows: how short one can be. */
final class StageMotor extends Device implements LinearMotor {

    /** The hardware's own protocol. */
    interface Axis {
        Quantity<Length> ask(String question);

        MotorState state();

        void go(Quantity<Length> target) throws InterruptedException;

        void home() throws InterruptedException;

        void halt();

        void kill();
    }

    private final Axis axis;
    private final StateParameter<MotorState> state = state(STANDBY).get(this::readState);
    private final Rule<MotorState> motion =
            state.from(STANDBY, HARD_LIMIT).via(MOVING).to(STANDBY, HARD_LIMIT).stop(this::halt);
    private final QuantityParameter<Length> position = quantity("position", MILLIMETRE, "Carriage position.")
            .get(() -> axis.ask("POS?"))
            .set(this::moveTo)
            .limits(0, 100)
            .during(motion);

    StageMotor(Axis axis) {
        this.axis = axis;
        super();
    }

    @Override
    public QuantityParameter<Length> position() {
        return position;
    }

    @Override
    public Coroutine<Void> home() {
        return action("home", motion, axis::home);
    }

    @Override
    public void emergencyStop() throws InterruptedException {
        axis.kill();
    }

    private MotorState readState() {
        return axis.state();
    }

    private void moveTo(Quantity<Length> target) throws InterruptedException {
        axis.go(target);
    }

    private void halt() {
        axis.halt();
    }
}
