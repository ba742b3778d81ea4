package concert.devices.cameras;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.frames.Frame;
import concert.frames.FramePool;
import concert.frames.PixelType;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time and number in the first pixels of a frame of a PCO camera. */
class FrameStampTest {
    private static final short[] VALID = {0, 0, 0, 1, 32, 20, 8, 1, 20, 80, 69, 147, 40, 9};

    private static Frame frame(short[] pixels) {
        return Frame.uint16(pixels.length, 1, pixels);
    }

    @Test
    void theDigitsAreTheNumberAndTheTime() {
        FrameStamp stamp = FrameStamp.of(frame(VALID));
        assertThat(stamp.number()).isEqualTo(1);
        assertThat(stamp.time()).isEqualTo(LocalDateTime.of(2014, 8, 1, 14, 50, 45, 932_809_000));
    }

    @Test
    void aLargeNumberAndAWiderAndHigherFrame() {
        short[] pixels = new short[40];
        System.arraycopy(VALID, 0, pixels, 0, VALID.length);
        pixels[0] = 0x12;
        pixels[1] = 0x34;
        pixels[2] = 0x56;
        pixels[3] = 0x78;
        assertThat(FrameStamp.of(Frame.uint16(20, 2, pixels)).number()).isEqualTo(12_345_678);
    }

    @Test
    void otherFramesAreRefused() {
        assertThatThrownBy(() -> FrameStamp.of(Frame.of(PixelType.FLOAT32, 20, 2)))
                .isInstanceOf(CameraException.class)
                .hasMessage("timestamp: wants a uint16 frame at least 14 pixels wide, got 20 x 2 float32");
        assertThatThrownBy(() -> FrameStamp.of(Frame.of(PixelType.UINT16, 13, 2)))
                .hasMessage("timestamp: wants a uint16 frame at least 14 pixels wide, got 13 x 2 uint16");
    }

    @ParameterizedTest
    @CsvSource({
        "6, 0x13, Invalid value for MonthOfYear",
        "7, 0, Invalid value for DayOfMonth",
        "8, 0x24, Invalid value for HourOfDay",
        "3, 0xA, 'pixel 3 is 10, which are no two digits'",
        "13, 0x1FF, 'pixel 13 is 511, which are no two digits'"
    })
    void whatIsNoTimestampIsRefused(int pixel, String value, String why) {
        short[] pixels = VALID.clone();
        pixels[pixel] = Integer.decode(value).shortValue();
        assertThatThrownBy(() -> FrameStamp.of(frame(pixels)))
                .isInstanceOf(CameraException.class)
                .hasMessageStartingWith("timestamp: the frame has no valid one: ")
                .hasMessageContaining(why);
    }

    /** A camera that writes it into its frames. */
    private static final class StampingCamera extends BareCamera {
        @Override
        protected Sensor sensor() {
            return new Sensor(VALID.length, 1, q.um(5), q.um(5));
        }

        @Override
        protected void record(Roi roi, TriggerSource triggerSource) {}

        @Override
        protected Frame take(FramePool frames) {
            Frame frame = frames.take(PixelType.UINT16, VALID.length, 1);
            System.arraycopy(VALID, 0, frame.shorts(), 0, VALID.length);
            return FrameStamp.addedTo(frame);
        }

        @Override
        protected void halt() {}
    }

    /** It is read before the frame is turned, and counts more than the driver's own clock. */
    @Test
    void aGrabbedFrameHasItInItsMetadata() throws Exception {
        StampingCamera camera = new StampingCamera();
        try (TestRun run = TestRun.create()) {
            run.run(() -> {
                await(camera.mirror().set(true));
                try (var _ = camera.recording()) {
                    assertThat(await(camera.grab()).metadata())
                            .containsEntry("frame_number", 1L)
                            .containsEntry("timestamp", "2014-08-01T14:50:45.932809");
                }
            });
        }
    }
}
