package concert.devices.cameras;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.cameras.Camera.frames;
import static concert.devices.cameras.CameraState.RECORDING;
import static concert.devices.cameras.CameraState.STANDBY;
import static concert.devices.cameras.TriggerSource.AUTO;
import static concert.devices.cameras.TriggerSource.EXTERNAL;
import static concert.devices.cameras.TriggerSource.SOFTWARE;
import static concert.quantities.Quantities.q;
import static concert.streams.Streams.block;
import static concert.streams.Streams.broadcast;
import static concert.streams.Streams.collect;
import static concert.streams.Streams.count;
import static concert.streams.Streams.latest;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.DeadlockException;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.EmergencyReport;
import concert.devices.EmergencyStop;
import concert.devices.ProtectedException;
import concert.devices.StoppedException;
import concert.devices.TransitionNotAllowedException;
import concert.devices.dummy.DummyCamera;
import concert.frames.Frame;
import concert.streams.Broadcast;
import concert.streams.Sink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever ends a recording, the camera is in standby afterwards. */
@Timeout(60)
class CameraTest {
    private final TestRun run = TestRun.create();
    private final DummyCamera camera = new DummyCamera(Frame.uint8(3, 2, new byte[6])).named("camera");

    @AfterEach
    void endRun() {
        run.close();
    }

    private void isInStandby(TriggerSource source) throws InterruptedException {
        assertThat(await(camera.state().get())).isEqualTo(STANDBY);
        assertThat(await(camera.triggerSource().get())).isEqualTo(source);
        // And it can be used.
        await(camera.startRecording());
        await(camera.stopRecording());
    }

    private static Sink<Frame, Void> failingAt(int page) {
        Sink<Frame, Void> sink = items -> {
            for (Frame frame : items) {
                if ((long) frame.metadata().get("frame_number") == page) {
                    throw new IllegalStateException("page " + page + ": disk full");
                }
            }
            return null;
        };
        return sink.named("failing");
    }

    private static Sink<Frame, Frame> first() {
        return items -> items.next() == null ? null : items.keep();
    }

    // ---- recording and single frames -------------------------------------------------------------------------------

    @Test
    void recordsAndGrabsAndStops() throws Exception {
        run.run(() -> {
            await(camera.startRecording());
            assertThat(camera.state().lastKnown()).contains(RECORDING);
            Frame one = await(camera.grab());
            Frame two = await(camera.grab());
            await(camera.stopRecording());
            assertThat(camera.state().lastKnown()).contains(STANDBY);
            assertThat(one.shape()).isEqualTo("3 x 2 uint16");
            assertThat(one.metadata())
                    .containsEntry("frame_number", 0L)
                    .containsEntry("mirror", false)
                    .containsEntry("rotate", 0)
                    .containsKey("timestamp");
            assertThat(two.metadata()).containsEntry("frame_number", 1L);
            assertThat(two.get(0, 0)).isPositive();
        });
    }

    @Test
    void recordsInABlock() throws Exception {
        run.run(() -> {
            try (var _ = camera.recording()) {
                assertThat(camera.state().lastKnown()).contains(RECORDING);
            }
            isInStandby(AUTO);
        });
    }

    @Test
    void aCancelledBlockEndsInStandby() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try (var _ = camera.recording()) {
                    await(sleep(ofSeconds(100)));
                }
            }));
            await(sleep(ofSeconds(1)));
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
            isInStandby(AUTO);
        });
    }

    @Test
    void whatTheStateForbidsIsRefused() throws Exception {
        run.run(() -> {
            assertThatThrownBy(() -> await(camera.grab()))
                    .isInstanceOf(TransitionNotAllowedException.class)
                    .hasMessage("camera: grab is not allowed while standby; allowed in recording, readout");
            assertThatThrownBy(() -> await(camera.trigger())).isInstanceOf(TransitionNotAllowedException.class);
            await(camera.startRecording());
            assertThatThrownBy(() -> await(camera.startRecording())).isInstanceOf(TransitionNotAllowedException.class);
            assertThatThrownBy(() -> await(camera.trigger()))
                    .isInstanceOf(CameraException.class)
                    .hasMessage("camera: trigger: triggerSource is AUTO, not SOFTWARE");
            for (DeviceException refused : List.of(
                    refused(camera.mirror().set(true)),
                    refused(camera.rotate().set(1)),
                    refused(camera.triggerSource().set(SOFTWARE)),
                    refused(camera.roiX0().set(q.px(0))))) {
                assertThat(refused).isInstanceOf(TransitionNotAllowedException.class);
            }
            await(camera.exposureTime().set(q.ms(2)));
        });
    }

    private static DeviceException refused(Coroutine<?> operation) throws InterruptedException {
        try {
            await(operation);
        } catch (DeviceException refused) {
            return refused;
        }
        throw new AssertionError(operation + " was not refused");
    }

    @Test
    void stoppingWhatIsStoppedIsFine() throws Exception {
        run.run(() -> {
            await(camera.stopRecording());
            isInStandby(AUTO);
        });
    }

    @Test
    void aGrabThatWaitsEndsWhenTheRecordingIsStopped() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(SOFTWARE));
            await(camera.startRecording());
            Task<Frame> grab = start(camera.grab());
            await(sleep(ofSeconds(1)));
            await(camera.stopRecording());
            assertThatThrownBy(() -> await(grab))
                    .isInstanceOf(StoppedException.class)
                    .hasMessage("camera: grab: the recording was stopped while it waited for a frame");
            isInStandby(SOFTWARE);
        });
    }

    @Test
    void aCancelledGrabLeavesItRecording() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(SOFTWARE));
            await(camera.startRecording());
            Task<Frame> grab = start(camera.grab());
            await(sleep(ofSeconds(1)));
            grab.cancel();
            assertThatThrownBy(() -> await(grab)).isInstanceOf(CancellationException.class);
            assertThat(camera.state().lastKnown()).contains(RECORDING);
            await(camera.trigger());
            assertThat(await(camera.grab()).metadata()).containsEntry("frame_number", 0L);
        });
    }

    @Test
    void oneAtATimeTakesFrames() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(SOFTWARE));
            await(camera.startRecording());
            Task<Frame> grab = start(camera.grab());
            await(sleep(ofSeconds(1)));
            assertThatThrownBy(() -> await(camera.grab()))
                    .isInstanceOf(CameraException.class)
                    .hasMessage("camera: grab: 'grab' takes its frames now, one at a time can");
            await(camera.trigger());
            await(grab);
        });
    }

    @Test
    void withTheSoftwareTriggerEachTriggerMakesAFrame() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(SOFTWARE));
            await(camera.startRecording());
            Task<List<Frame>> frames = start(frames(3, camera).into(collect()));
            await(sleep(ofSeconds(1)));
            camera.pulse();
            await(camera.trigger());
            assertThat(frames.isDone()).isFalse();
            await(camera.trigger());
            assertThat(await(frames)).hasSize(3);
        });
    }

    // ---- streams ---------------------------------------------------------------------------------------------------

    @Test
    void broadcastsAsManyFramesAsAreWanted() throws Exception {
        run.run(() -> {
            Broadcast result = await(broadcast(frames(200, camera), block(count()), latest(count())));
            assertThat(result.items()).isEqualTo(200);
            assertThat(result.shares().get(0).received()).isEqualTo(200);
            assertThat(result.shares().get(1).received()
                            + result.shares().get(1).missed())
                    .isEqualTo(200);
            isInStandby(AUTO);
        });
    }

    @Test
    void aStreamMakesHardlyAnyFrames() throws Exception {
        run.run(() -> {
            await(camera.rotate().set(1));
            await(broadcast(frames(1000, camera), block(count()), latest(count())));
            assertThat(((CameraDriver) camera).framesMade()).isLessThan(20);
        });
    }

    @Test
    void framesComeOutOfARecordingThatGoesOn() throws Exception {
        run.run(() -> {
            await(camera.startRecording());
            assertThat(await(frames(3, camera).into(count()))).isEqualTo(3);
            assertThat(await(frames(2, camera).into(first())).metadata()).containsEntry("frame_number", 3L);
            assertThat(camera.state().lastKnown()).contains(RECORDING);
        });
    }

    @Test
    void framesAreAtLeastOne() {
        for (long wrong : List.of(0L, -1L)) {
            assertThatThrownBy(() -> camera.frames(wrong))
                    .isInstanceOf(CameraException.class)
                    .hasMessage("camera: frames: takes at least 1 frame, got " + wrong);
        }
    }

    /** The reference goes on recording when one breaks out of its stream. */
    @Test
    void breakingOutOfAStreamLeavesStandby() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(EXTERNAL));
            assertThat(await(camera.stream().into(first()))).isNotNull();
            isInStandby(EXTERNAL);
        });
    }

    @Test
    void aConsumerThatFailsLeavesStandby() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(SOFTWARE));
            assertThatThrownBy(() -> await(broadcast(camera.stream(), block(count()), block(failingAt(100)))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("page 100: disk full");
            isInStandby(SOFTWARE);
        });
    }

    @Test
    void aCancelInTheMiddleLeavesStandby() throws Exception {
        run.run(() -> {
            await(camera.frameRate().set(q.of(1, "1/s")));
            await(camera.triggerSource().set(EXTERNAL));
            Task<Broadcast> task = start(broadcast(camera.stream(), block(count())));
            await(sleep(ofMillis(5500)));
            assertThat(camera.state().lastKnown()).contains(RECORDING);
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
            isInStandby(EXTERNAL);
        });
    }

    @Test
    void twoStreamsAtOnceAreAnError() throws Exception {
        run.run(() -> {
            await(camera.frameRate().set(q.of(1, "1/s")));
            Task<Long> one = start(camera.stream().into(count()));
            await(sleep(ofMillis(2500)));
            assertThatThrownBy(() -> await(camera.stream().into(count())))
                    .isInstanceOf(CameraException.class)
                    .hasMessage("camera: stream: 'stream' takes its frames now, one at a time can");
            assertThatThrownBy(() -> await(camera.grab())).isInstanceOf(CameraException.class);
            await(camera.stopRecording());
            assertThat(await(one)).isEqualTo(2);
        });
    }

    @Test
    void aStreamFromACameraThatRecordsIsRefusedAndItGoesOn() throws Exception {
        run.run(() -> {
            await(camera.startRecording());
            assertThatThrownBy(() -> await(camera.stream().into(count())))
                    .isInstanceOf(TransitionNotAllowedException.class)
                    .hasMessage("camera: stream is not allowed while recording; allowed in standby");
            assertThat(camera.state().lastKnown()).contains(RECORDING);
        });
    }

    @Test
    void aStoppedStreamEndsButFewerFramesThanWantedAreAnError() throws Exception {
        run.run(() -> {
            await(camera.frameRate().set(q.of(1, "1/s")));
            Task<Long> stream = start(camera.stream().into(count()));
            await(sleep(ofMillis(3500)));
            await(camera.stopRecording());
            assertThat(await(stream)).isEqualTo(3);

            Task<Long> frames = start(frames(10, camera).into(count()));
            await(sleep(ofMillis(3500)));
            await(camera.stopRecording());
            assertThatThrownBy(() -> await(frames))
                    .isInstanceOf(StoppedException.class)
                    .hasMessage("camera: frames: the recording was stopped after 3 of 10 frames");
            isInStandby(AUTO);
        });
    }

    // ---- locks, protection, emergency stop -------------------------------------------------------------------------

    @Test
    void whoLocksTheCameraWaitsForTheStreamAndOthersWaitForHim() throws Exception {
        run.run(() -> {
            await(camera.frameRate().set(q.of(1, "1/s")));
            Task<Long> stream = start(frames(3, camera).into(count()));
            Task<Void> later = start(coroutine(() -> {
                await(sleep(ofSeconds(6)));
                await(camera.startRecording());
            }));
            await(sleep(ofMillis(500)));
            try (var _ = lock(camera)) {
                assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(3));
                assertThat(await(frames(2, camera).into(count()))).isEqualTo(2);
                await(sleep(ofSeconds(5)));
                assertThat(camera.state().lastKnown()).contains(STANDBY);
            }
            await(stream);
            await(later);
            assertThat(camera.state().lastKnown()).contains(RECORDING);
        });
    }

    @Test
    void aProtectedCameraCanBeStoppedButNotStarted() throws Exception {
        run.run(() -> {
            await(camera.startRecording());
            camera.protect();
            await(camera.stopRecording());
            assertThatThrownBy(() -> await(camera.startRecording())).isInstanceOf(ProtectedException.class);
            assertThatThrownBy(() -> await(camera.stream().into(count()))).isInstanceOf(ProtectedException.class);
        });
    }

    @Test
    void theEmergencyStopOfACameraEndsItsStreamAndItCanBeUsedAgain() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(SOFTWARE));
            Task<Long> stream = start(camera.stream().into(count()));
            await(sleep(ofMillis(100)));
            camera.emergencyStop();
            assertThat(camera.state().lastKnown()).contains(STANDBY);
            await(stream);
            isInStandby(SOFTWARE);
        });
    }

    @Test
    void anEmergencyStopOfAllLeavesStandby() throws Exception {
        run.run(() -> await(camera.triggerSource().set(SOFTWARE)));
        Task<Broadcast> stream = run.supervisor().start(broadcast(camera.stream(), block(count())));
        run.run(() -> await(camera.state().until(state -> state == RECORDING)));
        EmergencyReport report = run.resultOf(EmergencyStop.of(run.supervisor()).trigger());
        assertThat(report.toString()).doesNotContain("no answer");
        assertThat(stream.join(Duration.ofSeconds(10))).isTrue();
        while (EmergencyStop.of(run.supervisor()).isLatched()) {
            Thread.onSpinWait();
        }
        run.run(() -> isInStandby(SOFTWARE));
    }

    @Test
    void twoStopsAtOnceEndOnce() throws Exception {
        run.run(() -> {
            await(camera.startRecording());
            await(gather(camera.stopRecording(), camera.stopRecording(), camera.stopRecording()));
            isInStandby(AUTO);
        });
    }

    /** The stream uses the camera until its end, which a consumer that waits for the camera would never let it reach. */
    @Test
    void aConsumerThatLocksTheCameraIsRefused() throws Exception {
        Sink<Frame, Long> settingUp = frames -> {
            frames.next();
            try (var _ = lock(camera)) {
                return 1L;
            }
        };
        run.run(() -> {
            assertThatThrownBy(() -> await(broadcast(camera.stream(), block(settingUp.named("set-up")))))
                    .isInstanceOf(DeadlockException.class)
                    .hasMessageContaining("set-up")
                    .hasMessageContaining("camera");
            isInStandby(AUTO);
        });
    }
}
