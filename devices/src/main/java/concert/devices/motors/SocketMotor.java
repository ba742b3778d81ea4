package concert.devices.motors;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.waitUntil;
import static concert.devices.motors.MotorState.HARD_LIMIT;
import static concert.devices.motors.MotorState.MOVING;
import static concert.devices.motors.MotorState.STANDBY;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.MILLIMETRE;
import static concert.quantities.Units.MILLIMETRE_PER_SECOND;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.devices.DeviceException;
import concert.devices.QuantityParameter;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.devices.StopRecipe;
import concert.devices.StoppedException;
import concert.devices.connections.ConnectionException;
import concert.devices.connections.LineConnection;
import concert.quantities.Quantities;
import java.util.Optional;
import java.util.function.Function;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import javax.measure.quantity.Speed;
import javax.measure.quantity.Time;

/**
 * A linear motor whose controller takes lines of text over TCP, as {@code examples/MotorController.java} does.
 *
 * <p>Stops have a connection of their own: a question on the other one may be unanswered just then.
 */
public final class SocketMotor extends Device implements LinearMotor {
    /** The controller tells its position in micrometres. */
    private static final double RESOLUTION = 0.001;

    private static final String KILL = "KILL";

    private final String host;
    private final int port;
    private final Quantity<Time> pollingPeriod;
    private final LineConnection controller;
    private final LineConnection stops;

    private final StateParameter<MotorState> state = state(STANDBY).get(() -> readState(controller));
    private final Rule<MotorState> motion =
            state.from(STANDBY, HARD_LIMIT).via(MOVING).to(STANDBY, HARD_LIMIT).stop(this::halt);

    private final QuantityParameter<Length> position = quantity("position", MILLIMETRE, "Carriage position.")
            .get(this::readPosition)
            .set(target -> travel("MOVE " + value(target, MILLIMETRE), target))
            .externalLimits(() -> ask(controller, "LOW?", Quantities::q), () -> ask(controller, "HIGH?", Quantities::q))
            .during(motion);

    private final QuantityParameter<Speed> motionVelocity = quantity(
                    "motionVelocity", MILLIMETRE_PER_SECOND, "Speed of its motions.")
            .get(() -> ask(controller, "VEL?", Quantities::q))
            .set(speed -> order(controller, "VEL " + value(speed, MILLIMETRE_PER_SECOND)));

    /** A motor that is asked every 20 ms whether it has arrived. */
    public SocketMotor(String host, int port) {
        this(host, port, q.ms(20));
    }

    /** A motor that is asked every {@code pollingPeriod} whether it has arrived. */
    public SocketMotor(String host, int port, Quantity<Time> pollingPeriod) {
        this.host = host;
        this.port = port;
        this.pollingPeriod = pollingPeriod;
        this.controller = LineConnection.to(host, port);
        this.stops = LineConnection.to(host, port);
        super();
    }

    @Override
    public QuantityParameter<Length> position() {
        return position;
    }

    /** The speed at which it goes to a position; a change counts for a motion that is under way. */
    public QuantityParameter<Speed> motionVelocity() {
        return motionVelocity;
    }

    /** Connects ahead of the first use, which would do it as well. */
    public Coroutine<Void> connect() {
        return safeAction("connect", () -> {
            await(stops.connect());
            await(controller.connect());
        });
    }

    /** Leaves the controller to others; the next use connects again. */
    public Coroutine<Void> disconnect() {
        return safeAction("disconnect", () -> {
            controller.close();
            stops.close();
        });
    }

    /** Goes to 0 mm. */
    @Override
    public Coroutine<Void> home() {
        return action("home", motion, () -> travel("HOME", q.mm(0)));
    }

    /** Once more if that fails: the connection that stood ready may have been dead without anybody knowing. */
    @Override
    public void emergencyStop() throws InterruptedException {
        try {
            kill();
        } catch (ConnectionException dead) {
            kill();
        }
    }

    @Override
    public Optional<StopRecipe> stopRecipe() {
        return Optional.of(new StopRecipe(host, port, KILL + "\n"));
    }

    @Override
    public SocketMotor named(String name) {
        super.named(name);
        return this;
    }

    /** KILL is not answered, so nothing has to be waited for before it is sent; whether it worked is asked afterwards. */
    private void kill() throws InterruptedException {
        await(stops.tell(KILL));
        await(waitUntil(() -> readState(stops) != MOVING, pollingPeriod));
        report(state, readState(stops));
    }

    /** Nothing moves before the way to stop it has answered. Returns when the motion is over. */
    private void travel(String order, Quantity<Length> target) throws InterruptedException {
        var _ = readState(stops);
        order(controller, order);
        await(waitUntil(() -> readState(controller) != MOVING, pollingPeriod));
        Quantity<Length> here = readPosition();
        if (Math.abs(value(here, MILLIMETRE) - value(target, MILLIMETRE)) > RESOLUTION) {
            throw new StoppedException(position.qualifiedName(), "was stopped at " + here + " on the way to " + target);
        }
    }

    /** At once where no question waits; then again behind a MOVE that may still be on its way to the controller. */
    private void halt() throws InterruptedException {
        try {
            order(stops, "STOP");
        } finally {
            order(controller, "STOP");
        }
        await(waitUntil(() -> readState(stops) != MOVING, pollingPeriod));
    }

    private Quantity<Length> readPosition() throws InterruptedException {
        return ask(controller, "POS?", Quantities::q);
    }

    private MotorState readState(LineConnection from) throws InterruptedException {
        return ask(from, "STATE?", MotorState::valueOf);
    }

    private <T> T ask(LineConnection from, String question, Function<String, T> meaning) throws InterruptedException {
        String answer = order(from, question);
        try {
            return meaning.apply(answer);
        } catch (IllegalArgumentException e) {
            throw new DeviceException(name(), "'" + question + "' was answered with '" + answer + "'", e);
        }
    }

    /** The controller answers each line: OK, what was asked for, or ERROR with the reason. */
    private String order(LineConnection to, String line) throws InterruptedException {
        String answer = await(to.ask(line));
        if (answer.startsWith("ERROR")) {
            throw new DeviceException(
                    name(), "'" + line + "' was refused: " + answer.substring(5).strip());
        }
        return answer;
    }
}
