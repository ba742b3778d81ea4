package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StashTest {
    private final TestRun run = TestRun.create();
    private final Stage motor = new Stage().named("motor");

    @AfterEach
    void close() {
        run.close();
    }

    private void set(double millimetres) throws Exception {
        run.run(() -> await(motor.position.set(q.mm(millimetres))));
    }

    @Test
    void stashesAreRestoredLastFirst() throws Exception {
        for (double target : new double[] {1, 2}) {
            set(target);
            run.run(() -> await(motor.position.stash()));
        }
        set(3);

        run.run(() -> await(motor.position.restore()));
        assertThat(motor.value).isEqualTo(q.mm(2));
        run.run(() -> await(motor.position.restore()));
        assertThat(motor.value).isEqualTo(q.mm(1));
        run.run(() -> await(motor.position.restore()));
        assertThat(motor.value).isEqualTo(q.mm(1));
    }

    @Test
    void restoreThatFailsKeepsItsValue() throws Exception {
        set(1);
        run.run(() -> await(motor.position.stash()));
        set(2);
        motor.position.protect();
        assertThatThrownBy(() -> run.run(() -> await(motor.position.restore()))).isInstanceOf(ProtectedException.class);

        motor.position.unprotect();
        run.run(() -> await(motor.position.restore()));
        assertThat(motor.value).isEqualTo(q.mm(1));
    }

    @Test
    void stashTakesTheTargetIfItCanBeRead() throws Exception {
        DummyDevice device = new DummyDevice();
        run.run(() -> {
            await(device.value().set(5));
            await(device.value().stash());
            await(device.value().restore());
        });

        assertThat(run.run(() -> await(device.value().get()))).isEqualTo(6);
    }

    @Test
    void whatCannotBeWrittenCannotBeStashed() {
        assertThatThrownBy(() -> run.run(() -> await(motor.serial.stash())))
                .hasMessage("motor.serial cannot be written");
        assertThatThrownBy(() -> run.run(() -> await(motor.serial.restore())))
                .hasMessage("motor.serial cannot be written");
    }

    @Test
    void deviceStashesAllThatCanBeWrittenAndRead() throws Exception {
        set(1);
        run.run(() -> await(motor.stash()));
        set(2);
        run.run(() -> {
            await(motor.lamp.set(true));
            await(motor.restore());
        });

        assertThat(motor.value).isEqualTo(q.mm(1));
        assertThat(motor.on).isFalse();
    }

    @Test
    void deviceRestoreReportsAllFailuresAndRestoresTheRest() throws Exception {
        Stage other = new Stage().named("other");
        run.run(() -> await(other.stash()));
        run.run(() -> await(other.lamp.set(true)));
        other.position.protect();
        other.lamp.protect();

        assertThatThrownBy(() -> run.run(() -> await(other.restore())))
                .hasMessage("other: not everything was restored: other.position is write-protected; "
                        + "other.lamp is write-protected")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2));

        other.lamp.unprotect();
        assertThatThrownBy(() -> run.run(() -> await(other.restore()))).hasMessageContaining("other.position");
        assertThat(other.on).isFalse();
        other.position.unprotect();
        run.run(() -> await(other.restore()));
        assertThat(other.calls).containsExactly("move to 0 mm");
    }

    @Test
    void deviceStashesNothingIfAnythingCannotBeRead() throws Exception {
        motor.sensor = () -> {
            throw new DeviceException("motor", "no answer");
        };
        assertThatThrownBy(() -> run.run(() -> await(motor.stash())))
                .hasMessage("motor: not everything was stashed: motor: no answer");

        run.run(() -> {
            await(motor.lamp.set(true));
            await(motor.lamp.restore());
        });
        assertThat(motor.on).isTrue();
    }
}
