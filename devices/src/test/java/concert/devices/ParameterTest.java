package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.quantities.UnitException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import javax.measure.quantity.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParameterTest {
    private final TestRun run = TestRun.create();
    private final Stage motor = new Stage().named("motor");

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void setterAndReaderSeeTheUnitOfTheParameter() throws Exception {
        run.run(() -> await(motor.position.set(q.m(0.002))));

        assertThat(motor.calls).containsExactly("move to 2 mm");
        assertThat(run.run(() -> await(motor.position.get())).toString()).isEqualTo("2 mm");
    }

    @Test
    void makingACoroutineTouchesNoHardware() {
        var _ = motor.position.set(q.mm(2));
        var _ = motor.home();

        assertThat(motor.calls).isEmpty();
    }

    @Test
    void wrongKindOfQuantityIsRefusedInOneLineBeforeAnythingMoves() {
        assertThatThrownBy(() -> run.run(() -> await(anyLength().set(q("2 s")))))
                .isInstanceOf(UnitException.class)
                .hasMessage("motor.position wants a length, got a time (2 s)");
        assertThat(motor.calls).isEmpty();
    }

    /** As generic and remote code sees the parameter: with a type that promises too little. */
    @SuppressWarnings("unchecked")
    private Parameter<Quantity<Time>> anyLength() {
        return (Parameter<Quantity<Time>>) motor.parameter("position");
    }

    @Test
    void nothingIsNoValue() {
        assertThatThrownBy(() -> run.run(() -> await(motor.position.set(null))))
                .hasMessage("motor.position wants a value in mm, got nothing");
        assertThatThrownBy(() -> run.run(() -> await(motor.lamp.set(null))))
                .hasMessage("motor.lamp wants Boolean, got nothing");
    }

    @Test
    @SuppressWarnings("unchecked")
    void plainParameterRefusesAnotherType() {
        Parameter<Object> lamp = (Parameter<Object>) motor.parameter("lamp");

        assertThatThrownBy(() -> run.run(() -> await(lamp.set("on"))))
                .hasMessage("motor.lamp wants Boolean, got String on");
    }

    @Test
    void whatIsNotThereCannotBeReadOrWritten() {
        assertThatThrownBy(() -> run.run(() -> await(motor.secret.get())))
                .isInstanceOf(ReadAccessException.class)
                .hasMessage("motor.secret cannot be read");
        assertThatThrownBy(() -> run.run(() -> await(motor.serial.set("B-2"))))
                .isInstanceOf(WriteAccessException.class)
                .hasMessage("motor.serial cannot be written");
        assertThatThrownBy(() -> run.run(() -> await(motor.state.set(Stage.Mode.STANDBY))))
                .isInstanceOf(WriteAccessException.class)
                .hasMessage("motor.state cannot be written");
        assertThatThrownBy(() -> run.run(() -> await(motor.position.getTarget())))
                .isInstanceOf(TargetAccessException.class)
                .hasMessage("motor.position has no target that can be read");
        assertThat(motor.secret.readable()).isFalse();
        assertThat(motor.serial.writable()).isFalse();
    }

    @Test
    void unknownParameterIsRefusedWithTheNamesThatExist() {
        assertThatThrownBy(() -> motor.parameter("posiiton"))
                .isInstanceOf(UnknownParameterException.class)
                .hasMessage("motor has no parameter 'posiiton'; it has lamp, position, secret, serial, state");
    }

    @Test
    void aDeviceIteratesItsParametersByName() {
        assertThat(motor).extracting(Parameter::name).containsExactly("lamp", "position", "secret", "serial", "state");
    }

    @Test
    void lastKnownValueNeedsNoHardware() throws Exception {
        assertThat(motor.position.lastKnown()).isEmpty();

        run.run(() -> await(motor.position.set(q.mm(3))));
        motor.sensor = () -> {
            throw new AssertionError("asked");
        };

        assertThat(motor.position.lastKnown()).contains(q.mm(3));
        assertThat(motor.position).hasToString("motor.position = 3 mm");
        assertThat(motor).hasToString("motor (Stage)");
    }

    @Test
    void subscribersHearOfEveryNewValueOnce() throws Exception {
        List<String> heard = new ArrayList<>();
        try (var _ = motor.position.subscribe(change -> heard.add(change.previous() + " " + change.value()))) {
            run.run(() -> {
                await(motor.position.set(q.mm(1)));
                await(motor.position.get());
                motor.value = q.mm(2);
                await(motor.position.get());
            });
        }
        run.run(() -> await(motor.position.set(q.mm(5))));

        assertThat(heard).containsExactly("Optional.empty 1 mm", "Optional[1 mm] 2 mm");
    }

    @Test
    void aSubscriberThatFailsHurtsNobody() throws Exception {
        List<Object> heard = new ArrayList<>();
        motor.position.subscribe(change -> {
            throw new IllegalStateException("planted");
        });
        motor.position.subscribe(change -> heard.add(change.value()));

        run.run(() -> await(motor.position.set(q.mm(1))));

        assertThat(heard).containsExactly(q.mm(1));
    }

    @Test
    void untilEndsWithTheFirstValueThatIsWanted() throws Exception {
        Quantity<Length> found = run.run(() -> {
            Task<Quantity<Length>> waiting = start(motor.position.until(value -> value.equals(q.mm(2))));
            for (double target : new double[] {1, 2, 3}) {
                await(sleep(q.s(1)));
                await(motor.position.set(q.mm(target)));
            }
            return await(waiting);
        });

        assertThat(found).isEqualTo(q.mm(2));
    }

    @Test
    void untilEndsAtOnceIfTheValueIsThere() throws Exception {
        assertThat(run.run(() -> await(motor.position.until(value -> value.equals(q.mm(0))))))
                .isEqualTo(q.mm(0));
        assertThat(run.clock().elapsed()).isZero();
    }

    @Test
    void untilPollsHardwareThatDoesNotReport() throws Exception {
        run.run(() -> {
            start(coroutine(() -> {
                await(sleep(q.s(2.5)));
                motor.value = q.mm(7);
            }));
            await(motor.position.until(value -> value.equals(q.mm(7)), q.s(1)));
        });

        assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void cancelledGetIsNoValueEvenIfTheDriverSwallowsTheCancel() throws Exception {
        List<Object> values = new ArrayList<>();
        motor.sensor = () -> {
            try {
                await(sleep(q.s(1)));
            } catch (InterruptedException e) {
                // a driver should not, but many do
            }
            return q.mm(9);
        };
        run.run(() -> {
            Task<Void> reader = start(coroutine(() -> {
                values.add(await(motor.position.get()));
            }));
            await(sleep(q.ms(10)));
            reader.cancel();
            assertThatThrownBy(() -> await(reader)).isInstanceOf(CancellationException.class);
        });

        assertThat(values).isEmpty();
        assertThat(motor.position.lastKnown()).isEmpty();
    }

    @Test
    void aGetInACleanUpIsAValue() throws Exception {
        List<Object> values = new ArrayList<>();
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(q.s(10)));
                } finally {
                    values.add(await(motor.position.get()));
                }
            }));
            await(sleep(q.s(1)));
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
        });

        assertThat(values).containsExactly(q.mm(0));
    }

    @Test
    void driverThatGivesNothingIsReported() {
        motor.sensor = () -> null;

        assertThatThrownBy(() -> run.run(() -> await(motor.position.get())))
                .hasMessage("motor.position wants a value in mm, got nothing");
    }

    @Test
    void stepsAreRelativeToWhereItIs() throws Exception {
        motor.value = q.mm(5);

        run.run(() -> await(motor.position.setBy(q.um(-500))));

        assertThat(motor.calls).containsExactly("move to 4.5 mm");
    }

    @Test
    void twoStepsAtOnceNeverBecomeOne() throws Exception {
        motor.hardware = wanted -> {
            await(sleep(q.s(1)));
            motor.value = wanted;
        };
        run.run(() -> {
            Task<Void> first = start(motor.position.setBy(q.mm(1)));
            await(sleep(q.ms(1)));
            assertThatThrownBy(() -> await(motor.position.setBy(q.mm(1))))
                    .isInstanceOf(TransitionNotAllowedException.class);
            await(first);
        });

        assertThat(motor.value).isEqualTo(q.mm(1));
        assertThat(motor.calls).containsExactly("move to 1 mm");
    }
}
