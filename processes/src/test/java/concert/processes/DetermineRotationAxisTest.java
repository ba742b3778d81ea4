package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.devices.cameras.CameraState.STANDBY;
import static concert.devices.shutters.ShutterState.CLOSED;
import static concert.devices.shutters.ShutterState.OPEN;
import static concert.processes.Processes.determineRotationAxis;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyRotationMotor;
import concert.devices.dummy.DummySceneCamera;
import concert.devices.dummy.DummyShutter;
import concert.frames.Frame;
import concert.frames.PixelType;
import concert.imaging.Phantom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two spheres that go around column 107, before a beam that is not even and a detector that has a dark current. */
@Timeout(60)
class DetermineRotationAxisTest {
    private static final double AXIS = 107;

    private final TestRun run = TestRun.create();
    private final DummyShutter shutter = new DummyShutter().named("shutter");
    private final DummyLinearMotor sample = new DummyLinearMotor().named("sample");
    private final DummyRotationMotor rotation = new DummyRotationMotor().named("rotation");
    private final DummySceneCamera camera = new DummySceneCamera(200, 100, this::scene).named("camera");

    @AfterEach
    void endRun() {
        run.close();
    }

    private Frame scene() throws InterruptedException {
        boolean open = await(shutter.state().get()) == OPEN;
        boolean inBeam = Math.abs(value(await(sample.getPosition()), "mm")) < 1;
        double angle = value(await(rotation.getPosition()), "rad");
        Frame one = Phantom.sphere(200, 100, AXIS + 50 * Math.cos(angle), 50, 15);
        Frame two = Phantom.sphere(200, 100, AXIS + 30 * Math.cos(angle + 2), 30, 10);
        Frame frame = Frame.of(PixelType.UINT16, 200, 100);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                double beam = open ? 20_000 + 50 * x : 0;
                frame.set(x, y, 100 + beam * (inBeam ? one.get(x, y) * two.get(x, y) : 1));
            }
        }
        return frame;
    }

    @Test
    void theColumnIsFoundAndAllIsAsItWas() throws Exception {
        run.run(() -> {
            await(shutter.close());
            // Counted from the left edge: the middle of column 107 is at 107.5 px.
            assertThat(value(await(determineRotationAxis(camera, shutter, sample, q.mm(5), rotation)), "px"))
                    .isCloseTo(AXIS + 0.5, within(0.02));
            assertThat(await(shutter.state().get())).isEqualTo(CLOSED);
            assertThat(await(sample.getPosition())).isEqualTo(q.mm(0));
            assertThat(await(rotation.getPosition())).isEqualTo(q.deg(0));
            assertThat(await(camera.state().get())).isEqualTo(STANDBY);
        });
    }
}
