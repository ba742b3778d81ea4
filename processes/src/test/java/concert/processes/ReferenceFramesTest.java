package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.cameras.CameraState.STANDBY;
import static concert.devices.shutters.ShutterState.CLOSED;
import static concert.devices.shutters.ShutterState.OPEN;
import static concert.processes.Processes.acquireDark;
import static concert.processes.Processes.acquireFrames360;
import static concert.processes.Processes.acquireImageWithBeam;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.streams.Streams.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.LimitException;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyRotationMotor;
import concert.devices.dummy.DummySceneCamera;
import concert.devices.dummy.DummyShutter;
import concert.frames.Frame;
import concert.frames.PixelType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A beam of 1000 over a dark of 10, and a sample at 0 mm that lets e^-angle of it through, the angle in units of 100 deg. */
@Timeout(60)
class ReferenceFramesTest {
    private final TestRun run = TestRun.create();
    private final DummyShutter shutter = new DummyShutter().named("shutter");
    private final DummyLinearMotor sample = new DummyLinearMotor().named("sample");
    private final DummyRotationMotor rotation = new DummyRotationMotor().named("rotation");
    private final DummySceneCamera camera = new DummySceneCamera(4, 3, this::scene).named("camera");

    @AfterEach
    void endRun() {
        run.close();
    }

    /** Whether a frame takes an hour. */
    private boolean slow;

    private Frame scene() throws Exception {
        if (slow) {
            await(sleep(Duration.ofHours(1)));
        }
        double beam = await(shutter.state().get()) == OPEN ? 1000 : 0;
        boolean inBeam = Math.abs(value(await(sample.getPosition()), "mm")) < 1;
        double angle = value(await(rotation.getPosition()), "deg") / 100;
        Frame frame = Frame.of(PixelType.FLOAT32, 4, 3);
        for (int i = 0; i < 12; i++) {
            // The last pixel never sees the sample.
            frame.set(i % 4, i / 4, 10 + beam * (inBeam && i < 11 ? Math.exp(-angle) : 1));
        }
        return frame;
    }

    @Test
    void aDarkIsTakenBehindAClosedShutterWhichIsAsBeforeAfterwards() throws Exception {
        run.run(() -> {
            assertThat(await(acquireDark(camera, shutter)).get(0, 0)).isEqualTo(10);
            assertThat(await(shutter.state().get())).isEqualTo(OPEN);

            await(shutter.close());
            assertThat(await(acquireDark(camera, shutter)).get(0, 0)).isEqualTo(10);
            assertThat(await(shutter.state().get())).isEqualTo(CLOSED);
            assertThat(await(camera.state().get())).isEqualTo(STANDBY);
        });
    }

    @Test
    void aDarkThatIsCancelledLeavesTheShutterClosed() throws Exception {
        run.run(() -> {
            slow = true;
            Task<Frame> task = start(acquireDark(camera, shutter));
            await(sleep(q.s(1)));
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
            assertThat(await(shutter.state().get())).isEqualTo(CLOSED);
            assertThat(await(camera.state().get())).isEqualTo(STANDBY);
        });
    }

    @Test
    void aFlatIsTakenWithTheSampleOutsideAndAllIsAsBeforeAfterwards() throws Exception {
        run.run(() -> {
            await(rotation.setPosition(q.deg(50)));
            await(shutter.close());
            Frame flat = await(acquireImageWithBeam(camera, shutter, sample, q.mm(5)));
            assertThat(flat.get(0, 0)).isEqualTo(1010);
            assertThat(await(shutter.state().get())).isEqualTo(CLOSED);
            assertThat(await(sample.getPosition())).isEqualTo(q.mm(0));

            await(shutter.open());
            assertThat(await(acquireImageWithBeam(camera, shutter, sample, q.mm(5)))
                            .get(0, 0))
                    .isEqualTo(1010);
            assertThat(await(shutter.state().get())).isEqualTo(OPEN);
        });
    }

    @Test
    void aFlatThatIsCancelledClosesTheShutterAndTheSampleGoesBack() throws Exception {
        run.run(() -> {
            await(shutter.close());
            slow = true;
            Task<Frame> task = start(acquireImageWithBeam(camera, shutter, sample, q.mm(5)));
            await(sleep(q.s(1)));
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
            assertThat(await(shutter.state().get())).isEqualTo(CLOSED);
            assertThat(await(sample.getPosition())).isEqualTo(q.mm(0));
        });
    }

    @Test
    void aFullTurnGoesInEqualStepsFromWhereTheMotorIsAndBack() throws Exception {
        run.run(() -> {
            await(rotation.setPosition(q.deg(30)));
            List<Frame> frames = await(acquireFrames360(camera, rotation, 4).into(collect()));
            // Nothing to correct by: the sample is the brightest pixel less each.
            assertThat(frames).extracting(frame -> frame.get(3, 2)).containsOnly(0.0);
            assertThat(frames.get(0).get(0, 0)).isCloseTo(1000 * (1 - Math.exp(-0.3)), within(1e-3));
            assertThat(frames.get(3).get(0, 0)).isCloseTo(1000 * (1 - Math.exp(-3.0)), within(1e-3));
            assertThat(await(rotation.getPosition())).isEqualTo(q.deg(30));
        });
    }

    @Test
    void withDarkAndFlatTheFramesTellTheAbsorption() throws Exception {
        run.run(() -> {
            List<Frame> frames = await(acquireFrames360(camera, rotation, 4)
                    .dark(shutter)
                    .flat(sample, q.mm(5))
                    .into(collect()));
            for (int i = 0; i < 4; i++) {
                assertThat(frames.get(i).get(0, 0)).isCloseTo(0.9 * i, within(1e-5));
                assertThat(frames.get(i).get(3, 2)).isCloseTo(0, within(1e-6));
            }
            assertThat(await(shutter.state().get())).isEqualTo(OPEN);
            assertThat(await(sample.getPosition())).isEqualTo(q.mm(0));
        });
    }

    /** In the reference this fails for want of a dark. */
    @Test
    void aFlatNeedsNoShutter() throws Exception {
        run.run(() -> {
            List<Frame> frames = await(
                    acquireFrames360(camera, rotation, 2).flat(sample, q.mm(5)).into(collect()));
            assertThat(frames.get(1).get(0, 0)).isCloseTo(Math.log(1010 / (10 + 1000 * Math.exp(-1.8))), within(1e-5));
        });
    }

    /** The beam is off all the time, so the corrected frame is 0 / 0. */
    @Test
    void whatIsNoFiniteNumberIsZero() throws Exception {
        run.run(() -> {
            await(shutter.close());
            DummySceneCamera blind = new DummySceneCamera(4, 3, () -> Frame.of(PixelType.FLOAT32, 4, 3));
            List<Frame> frames = await(
                    acquireFrames360(blind, rotation, 1).flat(sample, q.mm(5)).into(collect()));
            assertThat(frames.getFirst().floats()).containsOnly(0);
        });
    }

    @Test
    void anAngleOutsideTheLimitsIsRefusedBeforeTheMotorMoves() throws Exception {
        rotation.position().setLimits(q.deg(0), q.deg(180));
        run.run(() -> {
            assertThatThrownBy(() -> await(acquireFrames360(camera, rotation, 4).into(collect())))
                    .isInstanceOf(LimitException.class)
                    .hasMessage("rotation.position: 270 deg is outside the soft limits [0 deg, 180 deg]");
            assertThat(await(rotation.getPosition())).isEqualTo(q.deg(0));
            assertThat(await(camera.state().get())).isEqualTo(STANDBY);
        });
        assertThatThrownBy(() -> acquireFrames360(camera, rotation, 0))
                .hasMessage("acquireFrames360: takes at least 1 frame, got 0");
    }
}
