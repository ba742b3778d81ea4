package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.cameras.Camera.frames;
import static concert.devices.cameras.CameraState.STANDBY;
import static concert.devices.cameras.TriggerSource.EXTERNAL;
import static concert.devices.cameras.TriggerSource.SOFTWARE;
import static concert.quantities.Quantities.q;
import static concert.streams.Streams.collect;
import static concert.streams.Streams.count;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.DeviceTable;
import concert.devices.LimitException;
import concert.devices.cameras.CameraException;
import concert.frames.Frame;
import concert.frames.PixelType;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DummyCameraTest {
    private final TestRun run = TestRun.create();
    private final DummyCamera camera = new DummyCamera(background(), new SplittableRandom(1)).named("camera");

    @AfterEach
    void endRun() {
        run.close();
    }

    /** 8 x 6, pixel (x, y) is 1000 y + x. */
    private static Frame background() {
        Frame frame = Frame.of(PixelType.INT32, 8, 6);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 8; x++) {
                frame.set(x, y, 1000 * y + x);
            }
        }
        return frame;
    }

    private Duration timeOf(Coroutine<?> coroutine) throws Exception {
        return run.run(() -> {
            Duration before = run.clock().elapsed();
            await(coroutine);
            return run.clock().elapsed().minus(before);
        });
    }

    @Test
    void beginsAsTheReferenceDoes() throws Exception {
        DummyCamera plain = new DummyCamera();
        run.run(() -> {
            assertThat(await(plain.state().get())).isEqualTo(STANDBY);
            assertThat(await(plain.frameRate().get())).hasToString("1000 1/s");
            assertThat(await(plain.exposureTime().get())).hasToString("0.001 s");
            assertThat(await(plain.sensorPixelWidth().get())).isEqualTo(q.um(5));
            assertThat(await(plain.roiWidth().get())).isEqualTo(q.px(640));
            assertThat(await(plain.roiHeight().get())).isEqualTo(q.px(480));
            Frame frame = await(frames(1, plain).into(collect())).getFirst();
            assertThat(frame.shape()).isEqualTo("640 x 480 uint16");
            double sum = 0;
            for (short pixel : frame.shorts()) {
                sum += pixel & 0xFFFF;
            }
            assertThat(sum / frame.length()).isCloseTo(101, within(0.1));
        });
    }

    @Test
    void fiveFramesAtTenPerSecondTakeHalfASecond() throws Exception {
        run.run(() -> await(camera.frameRate().set(q.of(10, "1/s"))));
        assertThat(timeOf(frames(5, camera).into(count()))).isEqualTo(ofMillis(500));
    }

    @Test
    void anOddRateDoesNotDrift() throws Exception {
        run.run(() -> await(camera.frameRate().set(q.of(3, "1/s"))));
        assertThat(timeOf(frames(300, camera).into(count())).minusSeconds(100).abs())
                .isLessThan(Duration.ofNanos(301));
    }

    /** Frames that were missed are given at once, but not those of the last hour. */
    @Test
    void whoComesLateGetsAFewOfThoseThatHeMissed() throws Exception {
        run.run(() -> {
            await(camera.frameRate().set(q.of(1, "1/s")));
            await(camera.startRecording());
            await(sleep(ofSeconds(3600)));
            Duration before = run.clock().elapsed();
            await(frames(20, camera).into(count()));
            assertThat(run.clock().elapsed().minus(before)).isBetween(ofSeconds(11), ofSeconds(12));
        });
    }

    @Test
    void withoutSimulationFramesAreTheBackgroundAtOnce() throws Exception {
        run.run(() -> await(camera.simulate().set(false)));
        assertThat(timeOf(coroutine(() -> {
                    for (Frame frame : await(frames(3, camera).into(collect()))) {
                        assertThat(frame.get(7, 5)).isEqualTo(5007);
                        assertThat(frame.get(0, 3)).isEqualTo(3000);
                    }
                })))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void longExposuresSaturate() throws Exception {
        run.run(() -> {
            await(camera.exposureTime().set(q.s(1)));
            assertThat(await(frames(1, camera).into(collect())).getFirst().shorts())
                    .containsOnly((short) 65_535);
        });
    }

    @Test
    void exposureAddsToTheBackground() throws Exception {
        run.run(() -> {
            await(camera.exposureTime().set(q.ms(100)));
            double sum = 0;
            for (Frame frame : await(frames(200, camera).into(collect()))) {
                sum += frame.get(7, 5);
            }
            assertThat(sum / 200).isCloseTo(15_007, within(5 * Math.sqrt(15_007 / 200.0)));
        });
    }

    @Test
    void theSameSeedGivesTheSameFrames() throws Exception {
        DummyCamera twin = new DummyCamera(background(), new SplittableRandom(1));
        run.run(() -> {
            List<Frame> one = await(frames(3, camera).into(collect()));
            List<Frame> other = await(frames(3, twin).into(collect()));
            for (int i = 0; i < 3; i++) {
                assertThat(one.get(i).shorts()).isEqualTo(other.get(i).shorts());
            }
            assertThat(one.get(0).shorts()).isNotEqualTo(one.get(1).shorts());
        });
    }

    // ---- region of interest ----------------------------------------------------------------------------------------

    @Test
    void theRegionOfInterestIsCutOut() throws Exception {
        run.run(() -> {
            await(camera.roiWidth().set(q.px(3)));
            await(camera.roiHeight().set(q.px(2)));
            await(camera.roiX0().set(q.px(5)));
            await(camera.roiY0().set(q.px(4)));
            await(camera.simulate().set(false));
            Frame frame = await(frames(1, camera).into(collect())).getFirst();
            assertThat(frame.shorts()).containsExactly(4005, 4006, 4007, 5005, 5006, 5007);
            await(camera.simulate().set(true));
            Frame noisy = await(frames(1, camera).into(collect())).getFirst();
            assertThat(noisy.isLike(frame)).isTrue();
            assertThat(noisy.get(2, 1)).isCloseTo(5107, within(6 * Math.sqrt(5107)));
        });
    }

    @Test
    void aRegionOutsideTheSensorIsRefused() throws Exception {
        run.run(() -> {
            assertThatThrownBy(() -> await(camera.roiX0().set(q.px(1)))).isInstanceOf(LimitException.class);
            assertThatThrownBy(() -> await(camera.roiHeight().set(q.px(7))))
                    .isInstanceOf(LimitException.class)
                    .hasMessageContaining("camera.roiHeight: 7 px is outside")
                    .hasMessageContaining("[1 px, 6 px]");
            await(camera.roiWidth().set(q.px(6)));
            await(camera.roiX0().set(q.px(2)));
            for (double wrong : new double[] {-1, 3, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatThrownBy(() -> await(camera.roiX0().set(q.px(wrong)))).isInstanceOf(LimitException.class);
            }
            for (double wrong : new double[] {0, 7, Double.NaN}) {
                assertThatThrownBy(() -> await(camera.roiWidth().set(q.px(wrong))))
                        .isInstanceOf(LimitException.class);
            }
            assertThatThrownBy(() -> await(camera.roiX0().set(q.px(1.5))))
                    .isInstanceOf(CameraException.class)
                    .hasMessage("camera.roiX0: 1.5 px is not a whole number of pixels");
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoRateIsRefused(double rate) throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(camera.frameRate().set(q.of(rate, "1/s"))))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("camera.frameRate: "));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN})
    void whatIsNoExposureIsRefused(double seconds) throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(camera.exposureTime().set(q.s(seconds))))
                .isInstanceOf(LimitException.class));
    }

    // ---- triggers --------------------------------------------------------------------------------------------------

    @Test
    void aTriggerBeforeTheGrabCounts() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(SOFTWARE));
            await(camera.startRecording());
            await(camera.trigger());
            Duration before = run.clock().elapsed();
            var _ = await(camera.grab());
            assertThat(run.clock().elapsed()).isEqualTo(before);
        });
    }

    @Test
    void aPulseMakesAFrameAndNoMoreThanTheRateAllows() throws Exception {
        run.run(() -> {
            await(camera.frameRate().set(q.of(10, "1/s")));
            await(camera.triggerSource().set(EXTERNAL));
            camera.pulse();
            Task<Long> frames = start(frames(3, camera).into(count()));
            await(sleep(ofSeconds(1)));
            camera.pulse();
            camera.pulse();
            camera.pulse();
            Duration before = run.clock().elapsed();
            assertThat(await(frames)).isEqualTo(3);
            assertThat(run.clock().elapsed().minus(before)).isEqualTo(ofMillis(200));
        });
    }

    @Test
    void aTriggerOfAnEarlierRecordingIsForgotten() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(SOFTWARE));
            try (var _ = camera.recording()) {
                await(camera.trigger());
            }
            await(camera.startRecording());
            Task<Frame> grab = start(camera.grab());
            await(sleep(ofSeconds(1)));
            assertThat(grab.isDone()).isFalse();
            await(camera.trigger());
            var _ = await(grab);
        });
    }

    @Test
    void isShownAsATable() throws Exception {
        run.run(() -> assertThat(await(DeviceTable.of(camera)).toString())
                .contains("standby", "frameRate", "1000 1/s", "roiHeight", "6 px", "triggerSource", "AUTO"));
    }

    // ---- with a buffer ---------------------------------------------------------------------------------------------

    @Test
    void aReadoutGivesTheFramesThatWereRecorded() throws Exception {
        DummyBufferedCamera buffered = new DummyBufferedCamera().named("camera");
        run.run(() -> {
            await(buffered.frameRate().set(q.of(10, "1/s")));
            try (var _ = buffered.recording()) {
                await(sleep(ofSeconds(1)));
            }
            assertThat(await(buffered.readout().into(count()))).isEqualTo(3);
            assertThat(buffered.state().lastKnown()).contains(STANDBY);

            try (var _ = buffered.recording()) {
                await(sleep(ofMillis(250)));
            }
            await(buffered.startReadout());
            assertThat(await(buffered.grab()).shape()).isEqualTo("640 x 480 uint16");
            assertThat(await(buffered.readout().into(count()))).isEqualTo(1);
            assertThatThrownBy(() -> await(buffered.grab()))
                    .isInstanceOf(CameraException.class)
                    .hasMessageStartingWith("camera: grab: there are no more frames in the buffer");
            await(buffered.stopReadout());
            assertThat(buffered.state().lastKnown()).contains(STANDBY);
        });
    }

    @Test
    void aBufferHasRoomForAtLeastOneFrame() {
        assertThatThrownBy(() -> new DummyBufferedCamera(0)).hasMessageContaining("at least 1 frame, got 0");
    }
}
