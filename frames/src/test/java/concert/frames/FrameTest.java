package concert.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTest {

    @ParameterizedTest
    @EnumSource
    void pixelsLieRowAfterRow(PixelType type) {
        Frame frame = Frame.of(type, 3, 2);
        frame.set(2, 1, 7);
        assertThat(frame.get(2, 1)).isEqualTo(7);
        assertThat(frame.get(1, 1)).isZero();
        Object expected = switch (type) {
            case UINT8 -> new byte[] {0, 0, 0, 0, 0, 7};
            case UINT16 -> new short[] {0, 0, 0, 0, 0, 7};
            case INT32 -> new int[] {0, 0, 0, 0, 0, 7};
            case FLOAT32 -> new float[] {0, 0, 0, 0, 0, 7};
        };
        assertThat(frame).isEqualTo(Frame.of(type, 3, 2, expected));
        assertThat(frame.sizeInBytes()).isEqualTo(6L * type.bytes());
        assertThat(frame).hasToString("frame 3 x 2 " + type);
    }

    @ParameterizedTest
    @CsvSource({
        "UINT8, 300, 255", "UINT8, -1, 0", "UINT8, NaN, 0", "UINT8, 200, 200", "UINT16, 70000, 65535",
        "UINT16, 40000, 40000", "INT32, 3e9, 2147483647", "INT32, -5.6, -6", "FLOAT32, -0.5, -0.5", "FLOAT32, NaN, NaN"
    })
    void aValueThatATypeCannotHaveBecomesTheNearest(PixelType type, double value, Double kept) {
        Frame frame = Frame.of(type, 1, 1);
        frame.set(0, 0, value);
        assertThat(frame.get(0, 0)).isEqualTo(kept);
    }

    @Test
    void theArrayIsThePixelsThemselves() {
        short[] pixels = {1, 2, 3, (short) 65535};
        Frame frame = Frame.uint16(2, 2, pixels);
        pixels[0] = 9;
        assertThat(frame.get(0, 0)).isEqualTo(9);
        assertThat(frame.get(1, 1)).isEqualTo(65535);
        assertThat(frame.shorts()).isSameAs(pixels);
        assertThatThrownBy(frame::floats).hasMessage("the frame has pixels of uint16, not of float32");
    }

    @Test
    void wrongSizesAreRefused() {
        assertThatThrownBy(() -> Frame.of(PixelType.UINT8, 0, 5))
                .hasMessage("a frame has at least one pixel and at most 2^31; got 0 x 5");
        assertThatThrownBy(() -> Frame.of(PixelType.UINT8, 100_000, 100_000)).hasMessageContaining("at most 2^31");
        assertThatThrownBy(() -> Frame.float32(2, 2, new float[3]))
                .hasMessage("a frame of 2 x 2 has 4 pixels, the array has 3");
        Frame frame = Frame.of(PixelType.UINT8, 2, 3);
        assertThatThrownBy(() -> frame.get(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> frame.get(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> frame.get(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aPartGetsThePixelsFromItsPlaceOn(PixelType type) {
        Frame frame = Frame.of(type, 4, 3);
        frame.set(2, 1, 5);
        frame.set(3, 2, 6);
        Frame part = Frame.of(type, 2, 2);
        frame.copyTo(part, 2, 1);
        assertThat(part.get(0, 0)).isEqualTo(5);
        assertThat(part.get(1, 1)).isEqualTo(6);
        assertThat(part.get(1, 0)).isZero();
        assertThatThrownBy(() -> frame.copyTo(part, 3, 1))
                .hasMessage("2 x 2 " + type + " at (3, 1) is not inside a frame of 4 x 3 " + type);
        assertThatThrownBy(() -> frame.copyTo(part, 0, -1)).hasMessageContaining("is not inside");
        PixelType other = type == PixelType.UINT8 ? PixelType.INT32 : PixelType.UINT8;
        assertThatThrownBy(() -> frame.copyTo(Frame.of(other, 2, 2), 0, 0)).hasMessageContaining("is not inside");
    }

    @Test
    void whatIsKnownOfItCannotBeChanged() {
        Frame frame = Frame.of(PixelType.UINT8, 1, 1).with("mirror", true).with("rotate", 2);
        assertThat(frame.metadata()).isEqualTo(Map.of("mirror", true, "rotate", 2));
        assertThatThrownBy(() -> frame.metadata().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(frame.withMetadata(Map.of()).bytes()).isSameAs(frame.bytes());
        assertThat(frame.copy().metadata()).isEqualTo(frame.metadata());
        assertThat(frame.copy().bytes()).isNotSameAs(frame.bytes());
    }

    @Test
    void equalFramesHaveEqualPixelsAndMetadata() {
        Frame frame = Frame.uint8(2, 1, new byte[] {1, 2});
        assertThat(frame)
                .isEqualTo(Frame.uint8(2, 1, new byte[] {1, 2}))
                .hasSameHashCodeAs(frame.copy())
                .isNotEqualTo(Frame.uint8(2, 1, new byte[] {1, 3}))
                .isNotEqualTo(Frame.uint8(1, 2, new byte[] {1, 2}))
                .isNotEqualTo(frame.with("n", 1));
    }
}
