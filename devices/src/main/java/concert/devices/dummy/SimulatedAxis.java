package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleepUntil;

import concert.coroutines.Clock;
import concert.coroutines.Supervisor;
import concert.devices.motors.MotorState;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The hardware behind a dummy motor. It has no thread: whoever moves it waits for it.
 *
 * <p>All that changes is one reference to a {@link Motion}, so a stop takes no lock and works from any thread, and
 * afterwards the axis stands, whoever thought he was moving it.
 */
final class SimulatedAxis {
    private static final long HOMING = 1_000_000_000;

    /** How a journey ended. */
    enum Arrival {
        ARRIVED,
        AT_HARD_LIMIT,
        STOPPED
    }

    /** Of the hardware; infinite for none. */
    private final double lowerLimit;

    private final double upperLimit;

    /** The last motion, which may be over. Whoever wants to change it exchanges it whole. */
    private final AtomicReference<Motion> motion;

    /** Of the next motion; that of the present one is in there. */
    private volatile double speed;

    private volatile boolean enabled = true;

    SimulatedAxis(double position, double lowerLimit, double upperLimit, double speed) {
        this.lowerLimit = lowerLimit;
        this.upperLimit = upperLimit;
        this.speed = speed;
        this.motion = new AtomicReference<>(Motion.rest(Math.clamp(position, lowerLimit, upperLimit)));
    }

    double position() {
        Motion now = motion.get();
        return now.positionAt(now.clock().nanoTime());
    }

    /** Signed; 0 while it stands. */
    double velocity() {
        Motion now = motion.get();
        return now.isOverAt(now.clock().nanoTime()) ? 0 : now.direction() * now.speed();
    }

    /** As the reference has it, standing exactly on a limit counts as being at it. */
    MotorState state() {
        Motion now = motion.get();
        long time = now.clock().nanoTime();
        if (!enabled) {
            return MotorState.DISABLED;
        }
        if (!now.isOverAt(time)) {
            return MotorState.MOVING;
        }
        double position = now.positionAt(time);
        return position > lowerLimit && position < upperLimit ? MotorState.STANDBY : MotorState.HARD_LIMIT;
    }

    double speed() {
        return speed;
    }

    /** Also for the motion that is under way. */
    void setSpeed(double newSpeed) {
        speed = newSpeed;
        motion.updateAndGet(now -> {
            long time = now.clock().nanoTime();
            return now.isOverAt(time) ? now : now.at(newSpeed, time);
        });
    }

    void enable(boolean on) {
        enabled = on;
    }

    /** Stands still from now on, wherever it is; whoever follows the motion is told that it was stopped. */
    void stop() {
        motion.updateAndGet(now -> Motion.rest(now.positionAt(now.clock().nanoTime())));
    }

    /** Goes to {@code target}, or as far as the hard limits let it. Returns at once. */
    Motion depart(double target) {
        return depart(target, 0);
    }

    /** Looks for its home for a second, then goes to {@code home}. Returns at once. */
    Motion departForHome(double home) {
        return depart(home, HOMING);
    }

    /** The destination is clamped before anything moves: no step ever leads beyond a limit. */
    private Motion depart(double target, long delay) {
        Clock clock = Supervisor.current().clock();
        long start = clock.nanoTime() + delay;
        double destination = Math.clamp(target, lowerLimit, upperLimit);
        Motion departure =
                new Motion(new Object(), clock, position(), destination, speed, start, destination != target);
        motion.set(departure);
        return departure;
    }

    /** Waits for the end of a journey, in steps, so that a stop or a change of speed by others is seen soon. */
    Arrival follow(Motion departure) throws InterruptedException {
        for (; ; ) {
            Motion now = motion.get();
            if (!now.journey().equals(departure.journey())) {
                return Arrival.STOPPED;
            }
            long time = now.clock().nanoTime();
            if (now.isOverAt(time)) {
                return now.cut() ? Arrival.AT_HARD_LIMIT : Arrival.ARRIVED;
            }
            await(sleepUntil(now.nextStep(time)));
        }
    }
}
