package concert.frames;

import java.util.Locale;

/** What one pixel is, and how an array keeps it. */
public enum PixelType {
    /** Unsigned, in a {@code byte[]}: {@code array[i] & 0xFF}. */
    UINT8(Byte.BYTES, 0, 255),
    /** Unsigned, in a {@code short[]}: {@code array[i] & 0xFFFF}. */
    UINT16(Short.BYTES, 0, 65_535),
    /** Signed, in an {@code int[]}. */
    INT32(Integer.BYTES, Integer.MIN_VALUE, Integer.MAX_VALUE),
    /** In a {@code float[]}. */
    FLOAT32(Float.BYTES, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final int bytes;
    private final double least;
    private final double greatest;

    PixelType(int bytes, double least, double greatest) {
        this.bytes = bytes;
        this.least = least;
        this.greatest = greatest;
    }

    /** How many bytes a pixel has. */
    public int bytes() {
        return bytes;
    }

    /** The least value that a pixel can have. */
    public double least() {
        return least;
    }

    /** The greatest value that a pixel can have. */
    public double greatest() {
        return greatest;
    }

    Object array(int length) {
        return switch (this) {
            case UINT8 -> new byte[length];
            case UINT16 -> new short[length];
            case INT32 -> new int[length];
            case FLOAT32 -> new float[length];
        };
    }

    /** As messages and files name it: {@code uint16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
