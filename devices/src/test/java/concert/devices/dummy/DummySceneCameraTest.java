package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.devices.cameras.TriggerSource.SOFTWARE;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.streams.Streams.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.devices.cameras.CameraException;
import concert.frames.Frame;
import concert.frames.PixelType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DummySceneCameraTest {
    private final TestRun run = TestRun.create();
    private final DummyLinearMotor motor = new DummyLinearMotor();
    private final DummySceneCamera camera = new DummySceneCamera(4, 2, this::scene).named("camera");

    @AfterEach
    void endRun() {
        run.close();
    }

    /** Pixels that tell their place, and where the motor is. */
    private Frame scene() throws InterruptedException {
        Frame frame = Frame.of(PixelType.UINT16, 4, 2);
        double position = value(await(motor.getPosition()), "mm");
        for (int i = 0; i < 8; i++) {
            frame.set(i % 4, i / 4, 100 * position + i);
        }
        return frame;
    }

    @Test
    void eachFrameIsTheSceneOfItsMoment() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(SOFTWARE));
            try (var _ = camera.recording()) {
                await(camera.trigger());
                assertThat(await(camera.grab()).get(3, 1)).isEqualTo(7);
                await(motor.setPosition(q.mm(2)));
                await(camera.trigger());
                assertThat(await(camera.grab()).get(3, 1)).isEqualTo(207);
            }
        });
    }

    @Test
    void onlyTheRegionOfInterestIsTaken() throws Exception {
        run.run(() -> {
            await(camera.roiWidth().set(q.px(2)));
            await(camera.roiX0().set(q.px(2)));
            await(camera.roiHeight().set(q.px(1)));
            await(camera.roiY0().set(q.px(1)));
            List<Frame> frames = await(camera.frames(1).into(collect()));
            assertThat(frames.getFirst().shape()).isEqualTo("2 x 1 uint16");
            assertThat(frames.getFirst().get(0, 0)).isEqualTo(6);
        });
    }

    @Test
    void aSceneOfAnotherSizeIsRefused() {
        DummySceneCamera other = new DummySceneCamera(5, 2, this::scene).named("other");
        assertThatThrownBy(() -> run.run(() -> await(other.frames(1).into(collect()))))
                .isInstanceOf(CameraException.class)
                .hasMessage("other: the scene is 4 x 2 uint16, the sensor 5 x 2 pixels");
    }
}
