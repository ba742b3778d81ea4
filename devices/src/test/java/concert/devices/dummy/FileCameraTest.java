package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.devices.cameras.Camera.frames;
import static concert.devices.cameras.CameraState.STANDBY;
import static concert.quantities.Quantities.q;
import static concert.streams.Streams.collect;
import static concert.streams.Streams.count;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.devices.TransitionNotAllowedException;
import concert.devices.cameras.CameraException;
import concert.frames.Frame;
import concert.frames.tiff.TiffException;
import concert.frames.tiff.TiffWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCameraTest {
    private final TestRun run = TestRun.create();

    @TempDir
    Path folder;

    private FileCamera camera;

    @AfterEach
    void endRun() {
        run.close();
    }

    /** Five pages of 4 x 2, the pixels of page i are 10 i to 10 i + 7; a file of 3 x 1 beside them. */
    @BeforeEach
    void write() throws Exception {
        run.run(() -> {
            try (var writer = TiffWriter.create(folder.resolve("a.tif"))) {
                for (int page = 0; page < 5; page++) {
                    short[] pixels = new short[8];
                    for (int i = 0; i < 8; i++) {
                        pixels[i] = (short) (10 * page + i);
                    }
                    writer.write(Frame.uint16(4, 2, pixels).with("frame_number", 100 + page));
                }
            }
            try (var writer = TiffWriter.create(folder.resolve("b.tif"))) {
                writer.write(Frame.uint8(3, 1, new byte[] {7, 8, 9}));
            }
        });
        camera = new FileCamera(folder.resolve("a.tif").toString()).named("camera");
    }

    private static List<Double> firsts(List<Frame> frames) {
        return frames.stream().map(frame -> frame.get(0, 0)).toList();
    }

    @Test
    void givesThePagesAtItsRateAndBeginsAnewEachTime() throws Exception {
        run.run(() -> {
            await(camera.frameRate().set(q.of(10, "1/s")));
            for (int i = 0; i < 2; i++) {
                var before = run.clock().elapsed();
                List<Frame> all = await(frames(5, camera).into(collect()));
                assertThat(firsts(all)).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
                assertThat(run.clock().elapsed().minus(before)).isEqualTo(ofMillis(500));
                assertThat(all.get(3).metadata()).containsEntry("frame_number", 103);
                assertThat(all.get(3).shorts()).containsExactly(30, 31, 32, 33, 34, 35, 36, 37);
            }
        });
    }

    /** The reference forgets where to start. */
    @Test
    void beginsWhereItIsToldTo() throws Exception {
        FileCamera late = new FileCamera(folder.resolve("a.tif").toString(), true, 3);
        FileCamera goesOn = new FileCamera(folder.resolve("a.tif").toString(), false, 1);
        run.run(() -> {
            assertThat(firsts(await(frames(2, late).into(collect())))).containsExactly(30.0, 40.0);
            assertThat(firsts(await(frames(2, late).into(collect())))).containsExactly(30.0, 40.0);
            assertThat(firsts(await(frames(2, goesOn).into(collect())))).containsExactly(10.0, 20.0);
            assertThat(firsts(await(frames(2, goesOn).into(collect())))).containsExactly(30.0, 40.0);
        });
        assertThatThrownBy(() -> new FileCamera("a.tif", true, -1)).hasMessageContaining("startIndex");
    }

    @Test
    void afterTheLastFrameItFailsAndIsInStandby() throws Exception {
        run.run(() -> {
            assertThatThrownBy(() -> await(camera.stream().into(count())))
                    .isInstanceOf(CameraException.class)
                    .hasMessage("camera: " + folder.resolve("a.tif") + " has no frame 5: it has 5");
            assertThat(camera.state().lastKnown()).contains(STANDBY);

            await(camera.startRecording());
            assertThat(await(frames(5, camera).into(count()))).isEqualTo(5);
            assertThatThrownBy(() -> await(camera.grab())).isInstanceOf(CameraException.class);
            assertThat(camera.state().lastKnown()).contains(STANDBY);
            assertThat(await(frames(5, camera).into(count()))).isEqualTo(5);
        });
    }

    @Test
    void theRegionOfInterestIsCutOut() throws Exception {
        run.run(() -> {
            assertThat(await(camera.roiWidth().get())).isEqualTo(q.px(4));
            await(camera.roiWidth().set(q.px(2)));
            await(camera.roiHeight().set(q.px(1)));
            await(camera.roiX0().set(q.px(1)));
            await(camera.roiY0().set(q.px(1)));
            List<Frame> parts = await(frames(5, camera).into(collect()));
            assertThat(parts.get(4).shorts()).containsExactly(45, 46);
            assertThat(parts.get(4).metadata()).containsEntry("frame_number", 104);
        });
    }

    @Test
    void anotherPatternIsAnotherSensor() throws Exception {
        run.run(() -> {
            await(camera.roiWidth().set(q.px(2)));
            await(camera.startRecording());
            String other = folder.resolve("b.tif").toString();
            assertThatThrownBy(() -> await(camera.pattern().set(other)))
                    .isInstanceOf(TransitionNotAllowedException.class);
            await(camera.stopRecording());
            assertThatThrownBy(() -> await(
                            camera.pattern().set(folder.resolve("none*.tif").toString())))
                    .isInstanceOf(TiffException.class);
            await(camera.pattern().set(other));
            Frame frame = await(frames(1, camera).into(collect())).getFirst();
            assertThat(frame.bytes()).containsExactly(7, 8, 9);
            assertThat(await(camera.roiWidth().get())).isEqualTo(q.px(3));
        });
    }

    @Test
    void aFrameOfAnotherSizeThanTheRegionIsAnError() throws Exception {
        run.run(() -> {
            await(camera.pattern().set(folder.toString()));
            await(camera.roiX0().set(q.px(0)));
            await(camera.roiWidth().set(q.px(3)));
            assertThatThrownBy(() -> await(frames(6, camera).into(count())))
                    .isInstanceOf(CameraException.class)
                    .hasMessage("camera: the region of interest is not inside frame 5: 3 x 1 uint8");
            assertThat(camera.state().lastKnown()).contains(STANDBY);
        });
    }

    @Test
    void filesThatAreNotThereAreAClearError() throws Exception {
        FileCamera nothing = new FileCamera(folder.resolve("none.tif").toString());
        run.run(() -> {
            assertThatThrownBy(() -> await(frames(1, nothing).into(count())))
                    .isInstanceOf(TiffException.class)
                    .hasMessageContaining("none.tif");
            assertThat(nothing.state().lastKnown()).contains(STANDBY);
        });
    }
}
