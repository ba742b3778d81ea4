package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.cameras.CameraState.RECORDING;
import static concert.devices.cameras.CameraState.STANDBY;
import static concert.devices.cameras.TriggerSource.AUTO;
import static concert.processes.Processes.focus;
import static concert.processes.Scans.lastScan;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.HardLimitException;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummySceneCamera;
import concert.frames.Frame;
import concert.frames.PixelType;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stripes that are sharpest at one place of the motor. */
@Timeout(60)
class FocusTest {
    private final TestRun run = TestRun.create();
    private final DummyLinearMotor motor = new DummyLinearMotor().named("motor");
    private final DummySceneCamera camera = new DummySceneCamera(
                    32, 8, () -> stripes(1 / (1 + Math.pow(value(await(motor.getPosition()), "mm") - 3.3, 2))))
            .named("camera");

    @AfterEach
    void endRun() {
        run.close();
    }

    private static Frame stripes(double contrast) {
        Frame frame = Frame.of(PixelType.FLOAT32, 32, 8);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 32; x++) {
                frame.set(x, y, 100 + contrast * (x / 4 % 2 == 0 ? 50 : -50));
            }
        }
        return frame;
    }

    private double position() throws InterruptedException {
        return value(await(motor.getPosition()), "mm");
    }

    @Test
    void theMotorEndsWhereTheFramesAreSharpestAndTheCameraAsItWas() throws Exception {
        run.run(() -> {
            Optimum<Double> found = await(focus(camera, motor));

            assertThat(position()).isCloseTo(3.3, within(0.02));
            assertThat(found.best().value()).isCloseTo(50, within(0.05));
            assertThat(found.toString()).startsWith("focus: motor.position = 3.296875 mm, value 49.99");
            assertThat(await(camera.state().get())).isEqualTo(STANDBY);
            assertThat(await(camera.triggerSource().get())).isEqualTo(AUTO);
        });
    }

    @Test
    void stepPrecisionAndMeasureMayBeOthers() throws Exception {
        run.run(() -> {
            await(focus(camera, motor).step(q.mm(-2)).precision(q.um(1)));
            assertThat(position()).isCloseTo(3.3, within(0.004));
            // Blurred on purpose, from one side.
            motor.position().setLimits(q.mm(-5), q.mm(5));
            await(focus(camera, motor).by(frame -> -frame.get(0, 0)).step(q.mm(-1)));
            assertThat(position()).isEqualTo(-5);
        });
    }

    @Test
    void withASharpestPlaceOutsideTheLimitsItEndsAtTheLimit() throws Exception {
        run.run(() -> {
            motor.position().setLimits(q.mm(-1), q.mm(1));
            await(focus(camera, motor));
            assertThat(await(motor.getPosition())).isEqualTo(q.mm(1));
        });
    }

    @Test
    void aHardLimitEndsItAndTheMotorGoesBack() throws Exception {
        DummyLinearMotor limited = new DummyLinearMotor(q.mm(0), q.mm(-2), q.mm(2)).named("limited");
        DummySceneCamera other = new DummySceneCamera(
                32, 8, () -> stripes(1 / (1 + Math.pow(value(await(limited.getPosition()), "mm") - 100, 2))));
        run.run(() -> {
            assertThatThrownBy(() -> await(focus(other, limited)))
                    .isInstanceOf(ProcessException.class)
                    .hasRootCauseInstanceOf(HardLimitException.class)
                    .hasMessageStartingWith("focus: point ");
            assertThat(value(await(limited.getPosition()), "mm")).isEqualTo(0);
            assertThat(await(other.state().get())).isEqualTo(STANDBY);
            assertThat(await(other.triggerSource().get())).isEqualTo(AUTO);
        });
    }

    @Test
    void aCancelStopsTheCameraGoesBackAndKeepsWhatWasMeasured() throws Exception {
        run.run(() -> {
            await(motor.setPosition(q.mm(1)));
            await(camera.frameRate().set(q.of(1, PER_SECOND)));
            Task<Optimum<Double>> task = start(focus(camera, motor).coroutine());
            await(sleep(q.of(3.5, "s")));
            assertThat(await(camera.state().get())).isEqualTo(RECORDING);
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
            assertThat(await(camera.state().get())).isEqualTo(STANDBY);
            assertThat(await(camera.triggerSource().get())).isEqualTo(AUTO);
            assertThat(position()).isEqualTo(1);
            assertThat(lastScan().size()).isEqualTo(4);
        });
    }

    @Test
    void aMeasureThatIsNoNumberSaysWhere() {
        assertThatThrownBy(() -> run.run(() -> await(focus(camera, motor).by(_ -> Double.NaN))))
                .hasMessage("focus: point 1, motor.position = 0 mm: measured NaN; wanted is a finite number");
    }

    @Test
    void aStepOfNothingIsRefusedBeforeTheCameraRecords() {
        assertThatThrownBy(() -> run.run(() -> await(focus(camera, motor).step(q.mm(0)))))
                .hasMessage("motor.position: the first step of a search is finite and not 0, got 0 mm");
    }

    @Test
    void aDescriptionSaysWhatItWouldDo() {
        assertThat(focus(camera, motor)).hasToString("focus camera by motor (not run: await it)");
    }
}
