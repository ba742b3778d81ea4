package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.Stage.Mode.BROKEN;
import static concert.devices.Stage.Mode.HARD_LIMIT;
import static concert.devices.Stage.Mode.MOVING;
import static concert.devices.Stage.Mode.STANDBY;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.measure.Quantity;
import javax.measure.quantity.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateTest {
    private final TestRun run = TestRun.create();
    private final Stage motor = new Stage().named("motor");

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void anActionGoesThroughTheStatesOfItsRule() throws Exception {
        List<Stage.Mode> states = new ArrayList<>();
        motor.state.subscribe(change -> states.add(change.value()));
        motor.homing = () -> states.add(motor.state.lastKnown().orElseThrow());

        run.run(() -> await(motor.home()));

        assertThat(states).containsExactly(MOVING, MOVING, STANDBY);
    }

    @Test
    void ofTwoMovesAtOnceOneWinsAndTheOtherIsRefusedAtOnce() throws Exception {
        motor.hardware = wanted -> await(sleep(q.s(10)));
        run.run(() -> {
            Task<Void> first = start(motor.position.set(q.mm(1)));
            await(sleep(q.s(1)));
            assertThatThrownBy(() -> await(motor.position.set(q.mm(2))))
                    .isInstanceOfSatisfying(TransitionNotAllowedException.class, refused -> {
                        assertThat(refused.state()).contains(MOVING);
                        assertThat(refused.allowed()).isEqualTo(Set.of(STANDBY));
                    })
                    .hasMessage("motor.position: set is not allowed while moving; allowed in standby");
            assertThatThrownBy(() -> await(motor.home()))
                    .hasMessage("motor: home is not allowed while moving; allowed in standby");
            assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(1));
            await(first);
        });

        assertThat(motor.calls).containsExactly("move to 1 mm");
    }

    @Test
    void anUnexpectedFailureLeavesTheStateBefore() throws Exception {
        motor.homing = () -> {
            throw new IllegalStateException("planted");
        };

        assertThatThrownBy(() -> run.run(() -> await(motor.home())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("planted");
        assertThat(motor.state.lastKnown()).contains(STANDBY);
        assertThat(motor.calls).containsExactly("home", "stop");

        motor.homing = () -> {};
        run.run(() -> await(motor.home()));
    }

    @Test
    void aStateExceptionNamesTheStateAndResetLeadsBack() throws Exception {
        assertThatThrownBy(() -> run.run(() -> await(motor.fail("out of air"))))
                .isInstanceOf(StateException.class)
                .hasMessage("motor: out of air");
        assertThat(motor.state.lastKnown()).contains(BROKEN);
        assertThatThrownBy(() -> run.run(() -> await(motor.home())))
                .hasMessage("motor: home is not allowed while broken; allowed in standby");

        run.run(() -> await(motor.state.reset()));
        run.run(() -> await(motor.home()));
    }

    @Test
    void resetIsRefusedWhileAnOperationIsInProgress() throws Exception {
        motor.homing = () -> await(sleep(q.s(10)));
        run.run(() -> {
            Task<Void> home = start(motor.home());
            await(sleep(q.s(1)));
            assertThatThrownBy(() -> await(motor.state.reset()))
                    .hasMessage("motor.state: not reset, 'motor: home' is in progress");
            await(home);
        });
    }

    @Test
    void stateDecidedByAnEmergencyMakesTheOperationFail() throws Exception {
        motor.homing = () -> await(sleep(q.s(10)));
        run.run(() -> {
            Task<Void> home = start(motor.home());
            await(sleep(q.s(1)));
            motor.report(motor.state, BROKEN);
            assertThatThrownBy(() -> await(home))
                    .isInstanceOf(StoppedException.class)
                    .hasMessage("motor: home: did not get to its end, the state was set to broken meanwhile");
        });

        assertThat(motor.state.lastKnown()).contains(BROKEN);
    }

    /** A device whose hardware tells its states. */
    private static final class Axis extends Device {
        private volatile Stage.Mode hardware = STANDBY;
        private volatile Stage.Mode end = STANDBY;
        private volatile Quantity<Time> orderTakes = q.ms(0);
        private volatile int asked;
        private volatile int silentAfter = Integer.MAX_VALUE;

        private final StateParameter<Stage.Mode> state = state(STANDBY).get(this::ask);
        private final Rule<Stage.Mode> motion =
                state.from(STANDBY, HARD_LIMIT).via(MOVING).to(STANDBY, HARD_LIMIT);

        private Stage.Mode ask() throws InterruptedException {
            if (asked++ >= silentAfter) {
                throw new DeviceException("axis", "no answer");
            }
            await(sleep(q.ms(100)));
            return hardware;
        }

        Coroutine<Void> go() {
            return action("go", motion, () -> {
                await(sleep(orderTakes));
                hardware = MOVING;
                await(sleep(q.s(1)));
                hardware = end;
            });
        }
    }

    @Test
    void ofTwoMovesAtOnceOnlyOneAsksTheHardware() throws Exception {
        Axis axis = new Axis();
        var _ = axis.named("axis");
        run.run(() -> {
            Task<Void> first = start(axis.go());
            await(sleep(q.ms(50)));
            assertThatThrownBy(() -> await(axis.go()))
                    .hasMessage("axis: go is not allowed while moving; allowed in standby, hard-limit");
            assertThat(axis.asked).isEqualTo(1);
            await(first);
        });

        assertThat(axis.asked).isEqualTo(2);
        assertThat(axis.state.lastKnown()).contains(STANDBY);
    }

    /** Somebody reads the hardware after the operation has begun, and before its order has got there. */
    @Test
    void whoWaitsForTheMotionSeesItAlthoughTheHardwareHasNotBegun() throws Exception {
        Axis axis = new Axis();
        axis.orderTakes = q.s(1);
        run.run(() -> {
            Task<Void> going = start(axis.go());
            await(sleep(q.ms(300)));
            await(axis.state.until(state -> state == MOVING).timeout(q.s(10)));
            assertThat(axis.state.lastKnown()).contains(MOVING);
            await(going);
            assertThat(axis.state.lastKnown()).contains(STANDBY);
        });
    }

    @Test
    void hardwareThatIsInAnotherStateRefusesAndTheNextOneMayTry() throws Exception {
        Axis axis = new Axis();
        var _ = axis.named("axis");
        axis.hardware = BROKEN;
        assertThatThrownBy(() -> run.run(() -> await(axis.go())))
                .hasMessage("axis: go is not allowed while broken; allowed in standby, hard-limit");

        axis.hardware = HARD_LIMIT;
        run.run(() -> await(axis.go()));
    }

    @Test
    void hardwareThatEndsInAnotherStateIsAFailure() throws Exception {
        Axis axis = new Axis();
        var _ = axis.named("axis");
        axis.end = BROKEN;

        assertThatThrownBy(() -> run.run(() -> await(axis.go())))
                .isInstanceOfSatisfying(
                        StateException.class,
                        failure -> assertThat(failure.errorState()).isEqualTo(BROKEN))
                .hasMessage("axis: go: ended in broken, expected standby, hard-limit");
        assertThat(axis.state.lastKnown()).contains(BROKEN);
    }

    @Test
    void aHardwareStateIsUnknownUntilItIsRead() throws Exception {
        Axis axis = new Axis();
        assertThat(axis.state.lastKnown()).isEmpty();

        run.run(() -> await(axis.state.reset()));

        assertThat(axis.state.lastKnown()).contains(STANDBY);
    }

    /** It was forgotten if nobody had read the state before, and the state ended unknown. */
    @Test
    void hardwareThatFallsSilentIsInTheStateInWhichItWasFound() throws Exception {
        Axis axis = new Axis();
        axis.hardware = HARD_LIMIT;
        axis.silentAfter = 1;

        assertThatThrownBy(() -> run.run(() -> await(axis.go()))).hasMessage("axis: no answer");

        assertThat(axis.state.lastKnown()).contains(HARD_LIMIT);
    }

    /** Two state machines in one device do not know each other. */
    private static final class Two extends Device {
        private final StateParameter<Stage.Mode> left = state("left", STANDBY, "Left half.");
        private final StateParameter<Stage.Mode> right = state("right", STANDBY, "Right half.");
        private final Rule<Stage.Mode> goLeft = left.from(STANDBY).via(MOVING).to(HARD_LIMIT);
        private final Rule<Stage.Mode> goRight = right.from(STANDBY).via(MOVING).to(BROKEN);
    }

    @Test
    void severalStatesOfADeviceAreIndependent() throws Exception {
        Two two = new Two();
        run.run(() -> {
            Task<Void> left = start(two.action("left", two.goLeft, () -> await(sleep(q.s(1)))));
            Task<Void> right = start(two.action("right", two.goRight, () -> await(sleep(q.s(1)))));
            await(left);
            await(right);
        });

        assertThat(two.left.lastKnown()).contains(HARD_LIMIT);
        assertThat(two.right.lastKnown()).contains(BROKEN);
        assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void operationsWithoutAStateBetweenSayWhatIsInProgress() throws Exception {
        Two two = new Two();
        var _ = two.named("two");
        Rule<Stage.Mode> still = two.left.from(STANDBY);
        run.run(() -> {
            Task<Void> first = start(two.action("first", still, () -> await(sleep(q.s(1)))));
            await(sleep(q.ms(1)));
            assertThatThrownBy(() -> await(two.action("second", still, () -> {})))
                    .hasMessage("two: second is not allowed while 'two: first' is in progress");
            await(first);
        });

        assertThat(two.left.lastKnown()).contains(STANDBY);
    }

    /** Ten thousand toggles by two tasks on real threads: each pair has at most one winner at a time. */
    @Test
    void checkAndTransitionAreOneStepOnRealThreads() throws Exception {
        var inside = new java.util.concurrent.atomic.AtomicInteger();
        var most = new java.util.concurrent.atomic.AtomicInteger();
        motor.homing = () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            inside.decrementAndGet();
        };
        List<Task<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tasks.add(run.supervisor().start(coroutine(() -> {
                for (int j = 0; j < 2500; j++) {
                    try {
                        await(motor.home());
                    } catch (TransitionNotAllowedException refused) {
                        Thread.onSpinWait();
                    }
                }
            })));
        }
        for (Task<Void> task : tasks) {
            run.resultOf(task);
        }

        assertThat(most).hasValue(1);
        assertThat(motor.state.lastKnown()).contains(STANDBY);
    }
}
