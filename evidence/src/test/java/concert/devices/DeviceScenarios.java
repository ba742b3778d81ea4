package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.quantities.Units.MILLIMETRE;

import concert.coroutines.Coroutine;
import concert.coroutines.ExploredSupervisor;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.evidence.Explorer;
import concert.evidence.Scenario;
import concert.quantities.Quantities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.measure.quantity.Length;

/** What is promised about devices: states and the emergency stop. */
final class DeviceScenarios {
    private DeviceScenarios() {}

    private enum State {
        STANDBY,
        MOVING
    }

    /** A motor whose state is kept in software; each motion takes a while. */
    private static final class Motor extends Device {
        private final StateParameter<State> state = state(State.STANDBY);
        private final Rule<State> motion =
                state.from(State.STANDBY).via(State.MOVING).to(State.STANDBY).stop(() -> moving = false);
        private final QuantityParameter<Length> position =
                quantity("position", MILLIMETRE, "Position.").set(_ -> move()).during(motion);

        private int inside;
        private int began;
        private boolean moving;
        private boolean overlapped;

        private void move() throws InterruptedException {
            overlapped |= inside++ > 0;
            moving = true;
            began++;
            try {
                await(sleep(Duration.ofNanos(1)));
                moving = false;
            } finally {
                inside--;
            }
        }

        @Override
        public void emergencyStop() {
            moving = false;
        }
    }

    private abstract static class DeviceScenario implements Scenario {
        final ExploredSupervisor explored = new ExploredSupervisor();
        final Motor motor = new Motor();

        Task<Void> start(String name, Coroutine.Procedure body) {
            return explored.supervisor().start(coroutine(name, body));
        }

        void require(boolean holds, String otherwise) {
            if (!holds) {
                Explorer.fail(otherwise);
            }
        }

        @Override
        public void check() throws Exception {
            require(!motor.moving, "still moving");
            require(motor.state.lastKnown().orElseThrow() == State.STANDBY, "left in state " + motor.state);
            require(
                    explored.supervisor().tasks().isEmpty(),
                    "left: " + explored.supervisor().tasks());
        }
    }

    /** Three moves at once, one of them cancelled: never two inside, whoever is refused is so at once, no stuck state. */
    static final class OneMoveAtATime extends DeviceScenario {
        private final List<Task<Void>> moves = new ArrayList<>();

        @Override
        public void run() {
            for (int i = 0; i < 2; i++) {
                moves.add(start("move", () -> {
                    try {
                        await(motor.position.set(Quantities.q.mm(2)));
                    } catch (TransitionNotAllowedException e) {
                        Explorer.step();
                    }
                }));
            }
            Explorer.start("canceller", () -> moves.getFirst().cancel());
        }

        @Override
        public void check() throws Exception {
            super.check();
            require(!motor.overlapped, "two moves were inside");
            require(motor.began > 0 || moves.getFirst().state() == TaskState.CANCELLED, "nobody moved");
        }
    }

    /** An emergency stop comes into two moves, one of which tries again in its clean-up: nothing moves behind its back. */
    static final class NothingStartsBehindAStop extends DeviceScenario {
        private int beganBefore;
        private boolean stopped;

        @Override
        public void run() {
            start("move", () -> {
                try {
                    await(motor.position.set(Quantities.q.mm(2)));
                } catch (EmergencyStopException e) {
                    Explorer.step();
                } finally {
                    boolean latched = stopped;
                    int before = motor.began;
                    try {
                        await(motor.position.set(Quantities.q.mm(3)));
                    } catch (EmergencyStopException | TransitionNotAllowedException e) {
                        Explorer.step();
                    }
                    require(!latched || motor.began == before, "a motion began behind the back of the stop");
                }
            });
            Explorer.start("stop", () -> {
                var _ = EmergencyStop.of(explored.supervisor()).trigger();
                stopped = true;
            });
        }
    }
}
