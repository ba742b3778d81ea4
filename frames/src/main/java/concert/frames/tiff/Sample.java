package concert.frames.tiff;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What one pixel is in a file. Those that no frame has are widened to int32. */
enum Sample {
    UINT8(8, 1, PixelType.UINT8),
    UINT16(16, 1, PixelType.UINT16),
    INT32(32, 2, PixelType.INT32),
    FLOAT32(32, 3, PixelType.FLOAT32),
    INT8(8, 2, PixelType.INT32),
    INT16(16, 2, PixelType.INT32);

    private final int bits;
    private final int format;
    private final PixelType type;

    Sample(int bits, int format, PixelType type) {
        this.bits = bits;
        this.format = format;
        this.type = type;
    }

    static @Nullable Sample of(long bits, long format) {
        for (Sample sample : values()) {
            if (sample.bits == bits && sample.format == format) {
                return sample;
            }
        }
        return null;
    }

    static Sample of(PixelType type) {
        return switch (type) {
            case UINT8 -> UINT8;
            case UINT16 -> UINT16;
            case INT32 -> INT32;
            case FLOAT32 -> FLOAT32;
        };
    }

    int bits() {
        return bits;
    }

    /** The value of the tag SampleFormat: 1 unsigned, 2 signed, 3 IEEE floating point. */
    int format() {
        return format;
    }

    int bytes() {
        return bits / 8;
    }

    /** Of the frames that have such pixels. */
    PixelType type() {
        return type;
    }

    /** Copies pixels behind the others in the chunk, in its byte order. */
    static void put(ByteBuffer chunk, Frame from, int first, int count) {
        switch (from.type()) {
            case UINT8 -> chunk.slice().put(from.bytes(), first, count);
            case UINT16 -> chunk.asShortBuffer().put(from.shorts(), first, count);
            case INT32 -> chunk.asIntBuffer().put(from.ints(), first, count);
            case FLOAT32 -> chunk.asFloatBuffer().put(from.floats(), first, count);
        }
        chunk.position(chunk.position() + count * from.type().bytes());
    }

    /** Copies the pixels at the beginning of the chunk, in its byte order, into the frame. */
    void get(ByteBuffer chunk, Frame to, int first, int count) {
        chunk.rewind();
        switch (this) {
            case UINT8 -> chunk.get(to.bytes(), first, count);
            case UINT16 -> chunk.asShortBuffer().get(to.shorts(), first, count);
            case INT32 -> chunk.asIntBuffer().get(to.ints(), first, count);
            case FLOAT32 -> chunk.asFloatBuffer().get(to.floats(), first, count);
            case INT8 -> {
                int[] ints = to.ints();
                for (int i = 0; i < count; i++) {
                    ints[first + i] = chunk.get(i);
                }
            }
            case INT16 -> {
                int[] ints = to.ints();
                for (int i = 0; i < count; i++) {
                    ints[first + i] = chunk.getShort(Short.BYTES * i);
                }
            }
        }
    }
}
