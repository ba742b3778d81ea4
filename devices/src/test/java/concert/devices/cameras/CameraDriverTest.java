package concert.devices.cameras;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.cameras.CameraState.RECORDING;
import static concert.devices.cameras.CameraState.STANDBY;
import static concert.devices.cameras.TriggerSource.EXTERNAL;
import static concert.quantities.Quantities.q;
import static concert.streams.Streams.count;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.coroutines.testing.TestRun;
import concert.devices.StoppedException;
import concert.frames.Frame;
import concert.frames.FramePool;
import concert.frames.PixelType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the base class does for a driver whose hardware does what the test says. */
@Timeout(60)
class CameraDriverTest {
    private final TestRun run = TestRun.create();
    private final Rig camera = new Rig();

    private static final class Rig extends BareCamera {
        final List<String> calls = new CopyOnWriteArrayList<>();
        volatile Coroutine.Procedure recording = () -> {};
        volatile Coroutine.Procedure taking = () -> await(sleep(ofSeconds(1)));
        volatile Coroutine.Procedure halting = () -> {};

        Rig() {
            named("camera");
        }

        @Override
        protected Sensor sensor() {
            return new Sensor(4, 2, q.um(5), q.um(6));
        }

        @Override
        protected void record(Roi roi, TriggerSource triggerSource) throws Exception {
            calls.add("record " + triggerSource);
            recording.run();
        }

        @Override
        protected Frame take(FramePool frames) throws Exception {
            taking.run();
            return frames.take(PixelType.UINT8, 4, 2);
        }

        @Override
        protected void halt() throws InterruptedException {
            calls.add("halt");
            try {
                halting.run();
            } catch (InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @AfterEach
    void endRun() {
        run.close();
    }

    @Test
    void aRecordingThatDoesNotBeginIsHaltedAndEndsInStandby() throws Exception {
        camera.recording = () -> {
            throw new CameraException("camera", "no light");
        };
        run.run(() -> {
            await(camera.triggerSource().set(EXTERNAL));
            assertThatThrownBy(() -> await(camera.stream().into(count()))).hasMessage("camera: no light");
            assertThat(camera.calls).containsExactly("record AUTO", "halt");
            assertThat(camera.state().lastKnown()).contains(STANDBY);
            assertThat(await(camera.triggerSource().get())).isEqualTo(EXTERNAL);
        });
    }

    @Test
    void aCancelWhileItBeginsHaltsItOnce() throws Exception {
        camera.recording = () -> await(sleep(ofSeconds(10)));
        run.run(() -> {
            Task<Void> task = start(camera.startRecording());
            await(sleep(ofSeconds(1)));
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
            assertThat(camera.calls).containsExactly("record AUTO", "halt");
            assertThat(camera.state().lastKnown()).contains(STANDBY);
        });
    }

    @Test
    void aCancelWhileItStopsStopsItAllTheSame() throws Exception {
        camera.halting = () -> await(sleep(ofSeconds(2)));
        run.run(() -> {
            await(camera.startRecording());
            Task<Void> stop = start(camera.stopRecording());
            await(sleep(ofSeconds(1)));
            stop.cancel();
            assertThatThrownBy(() -> await(stop)).isInstanceOf(CancellationException.class);
            assertThat(camera.calls).containsExactly("record AUTO", "halt", "halt");
            assertThat(camera.state().lastKnown()).contains(STANDBY);
        });
    }

    @Test
    void oneThatCannotBeStoppedIsRecordingAndMayBeStoppedAgain() throws Exception {
        camera.halting = () -> {
            throw new CameraException("camera", "no answer");
        };
        run.run(() -> {
            await(camera.startRecording());
            assertThatThrownBy(() -> await(camera.stopRecording())).hasMessage("camera: no answer");
            assertThat(camera.state().lastKnown()).contains(RECORDING);
            camera.halting = () -> {};
            await(camera.stopRecording());
            assertThat(camera.state().lastKnown()).contains(STANDBY);
        });
    }

    @Test
    void aFrameThatFailsEndsTheStreamInStandby() throws Exception {
        camera.taking = () -> {
            throw new CameraException("camera", "the cable is out");
        };
        run.run(() -> {
            assertThatThrownBy(() -> await(camera.stream().into(count()))).hasMessage("camera: the cable is out");
            assertThat(camera.calls).containsExactly("record AUTO", "halt");
            assertThat(camera.state().lastKnown()).contains(STANDBY);
        });
    }

    /** The emergency stop comes when the hardware has begun and the state does not say so yet. */
    @Test
    void anEmergencyStopWhileItBeginsLeavesStandby() throws Exception {
        camera.recording = () -> camera.emergencyStop();
        run.run(() -> {
            assertThatThrownBy(() -> await(camera.startRecording())).isInstanceOf(StoppedException.class);
            assertThat(camera.calls).containsExactly("record AUTO", "halt", "halt");
            assertThat(camera.state().lastKnown()).contains(STANDBY);
        });
    }

    /** A driver that does not react to the cancel: the camera is halted from outside, and that wakes it. */
    @Test
    void aStreamThatIsStuckInItsDriverIsHaltedFromOutside() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch halted = new CountDownLatch(1);
        camera.taking = () -> {
            stuck.countDown();
            boolean over = false;
            while (!over) {
                try {
                    halted.await();
                    over = true;
                } catch (InterruptedException ignored) {
                    camera.calls.add("ignores the cancel");
                }
            }
        };
        camera.halting = halted::countDown;
        Task<Long> stream = run.supervisor().start(camera.stream().into(count()));
        stuck.await();
        stream.cancel();
        run.clock().advance(Duration.ofMillis(200));
        assertThat(stream.join(Duration.ofSeconds(10))).isTrue();
        assertThat(stream.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(camera.calls).contains("halt");
        assertThat(camera.state().lastKnown()).contains(STANDBY);
    }

    @Test
    void withoutASoftwareTriggerThatIsSaid() throws Exception {
        run.run(() -> {
            await(camera.triggerSource().set(TriggerSource.SOFTWARE));
            await(camera.startRecording());
            assertThatThrownBy(() -> await(camera.trigger())).hasMessage("camera: has no software trigger");
            assertThat(await(camera.sensorPixelHeight().get())).isEqualTo(q.um(6));
        });
    }
}
