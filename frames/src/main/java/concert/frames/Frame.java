package concert.frames;

import java.lang.reflect.Array;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image of one channel, and what is known of it.
 *
 * <p>Its pixels lie row after row, from the top left, in an array of the type's own: {@link #shorts} of a
 * {@link PixelType#UINT16} frame, without a copy. Who processes frames loops over that array.
 *
 * <p>A frame that comes out of a stream is <em>lent</em>: its pixels belong to the camera, which fills them again once all
 * who get the frame have asked for their next one. Who wants to keep it takes a {@link #copy}. A frame that was given back
 * refuses to be read with {@link IllegalStateException}. All other frames belong to whoever has them.
 *
 * <p>Pixels are not guarded: whoever writes them must be the only one who has the frame.
 */
public final class Frame {
    private final PixelType type;
    private final int width;
    private final int height;
    private final Object array;
    private final Map<String, Object> metadata;

    /** Shared by all frames of the same lent pixels; null of a frame that is nobody else's. */
    private final @Nullable Loan loan;

    private Frame(
            PixelType type, int width, int height, Object array, Map<String, Object> metadata, @Nullable Loan loan) {
        this.type = type;
        this.width = width;
        this.height = height;
        this.array = array;
        this.metadata = metadata;
        this.loan = loan;
    }

    static Frame lent(PixelType type, int width, int height, Object array, Loan loan) {
        return new Frame(type, width, height, array, Map.of(), loan);
    }

    /** A frame of zeros. */
    public static Frame of(PixelType type, int width, int height) {
        return new Frame(type, width, height, type.array(length(width, height)), Map.of(), null);
    }

    /** A frame of the pixels in {@code array}, which it takes and does not copy. */
    public static Frame uint8(int width, int height, byte[] array) {
        return of(PixelType.UINT8, width, height, array);
    }

    /** A frame of the pixels in {@code array}, which it takes and does not copy. */
    public static Frame uint16(int width, int height, short[] array) {
        return of(PixelType.UINT16, width, height, array);
    }

    /** A frame of the pixels in {@code array}, which it takes and does not copy. */
    public static Frame int32(int width, int height, int[] array) {
        return of(PixelType.INT32, width, height, array);
    }

    /** A frame of the pixels in {@code array}, which it takes and does not copy. */
    public static Frame float32(int width, int height, float[] array) {
        return of(PixelType.FLOAT32, width, height, array);
    }

    static Frame of(PixelType type, int width, int height, Object array) {
        int length = length(width, height);
        if (Array.getLength(array) != length) {
            throw new IllegalArgumentException("a frame of " + width + " x " + height + " has " + length
                    + " pixels, the array has " + Array.getLength(array));
        }
        return new Frame(type, width, height, array, Map.of(), null);
    }

    public PixelType type() {
        return type;
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** How many pixels it has. */
    public int length() {
        return width * height;
    }

    /** How many bytes its pixels have. */
    public long sizeInBytes() {
        return (long) length() * type.bytes();
    }

    // ---- pixels

    /** The pixels of a {@link PixelType#UINT8} frame themselves. */
    public byte[] bytes() {
        return (byte[]) array(PixelType.UINT8);
    }

    /** The pixels of a {@link PixelType#UINT16} frame themselves. */
    public short[] shorts() {
        return (short[]) array(PixelType.UINT16);
    }

    /** The pixels of a {@link PixelType#INT32} frame themselves. */
    public int[] ints() {
        return (int[]) array(PixelType.INT32);
    }

    /** The pixels of a {@link PixelType#FLOAT32} frame themselves. */
    public float[] floats() {
        return (float[]) array(PixelType.FLOAT32);
    }

    private Object array(PixelType wanted) {
        if (type != wanted) {
            throw new IllegalStateException("the frame has pixels of " + type + ", not of " + wanted);
        }
        return array();
    }

    Object array() {
        if (loan != null && loan.isOver()) {
            throw new IllegalStateException(
                    "the frame was lent until the next one came and has been given back; keep a copy() of it");
        }
        return array;
    }

    /** One pixel, whatever its type; {@code x} counts columns and {@code y} rows, both from 0. */
    public double get(int x, int y) {
        int i = index(x, y);
        return switch (array()) {
            case byte[] bytes -> bytes[i] & 0xFF;
            case short[] shorts -> shorts[i] & 0xFFFF;
            case int[] ints -> ints[i];
            case float[] floats -> floats[i];
            default -> throw new AssertionError(type);
        };
    }

    /** Sets one pixel; a value that the type cannot have becomes the nearest that it can, NaN of a whole number 0. */
    public void set(int x, int y, double value) {
        int i = index(x, y);
        double possible = Math.clamp(value, type.least(), type.greatest());
        switch (array()) {
            case byte[] bytes -> bytes[i] = (byte) Math.round(possible);
            case short[] shorts -> shorts[i] = (short) Math.round(possible);
            case int[] ints -> ints[i] = (int) Math.round(possible);
            case float[] floats -> floats[i] = (float) possible;
            default -> throw new AssertionError(type);
        }
    }

    private int index(int x, int y) {
        return Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width);
    }

    // ---- what is known of it

    /** What is known of it, by name; numbers, texts, booleans, and lists and maps of them. Cannot be changed. */
    public Map<String, Object> metadata() {
        return metadata;
    }

    /** The same pixels, of which one thing more is known. */
    public Frame with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(metadata);
        more.put(name, value);
        return withMetadata(more);
    }

    /** The same pixels, of which this is known instead. It is lent as long as this frame is. */
    public Frame withMetadata(Map<String, Object> known) {
        return new Frame(type, width, height, array(), Collections.unmodifiableMap(new LinkedHashMap<>(known)), loan);
    }

    /** A frame with the same pixels in an array of its own, for who wants to keep it or write into it. */
    public Frame copy() {
        Object from = array();
        Object to = type.array(length());
        System.arraycopy(from, 0, to, 0, length());
        return new Frame(type, width, height, to, metadata, null);
    }

    /**
     * Fills {@code part} with the pixels from column {@code x} and row {@code y} on.
     *
     * @throws IllegalArgumentException if it has another type, or is not inside this frame there
     */
    public void copyTo(Frame part, int x, int y) {
        if (part.type != type || x < 0 || y < 0 || x > width - part.width || y > height - part.height) {
            throw new IllegalArgumentException(
                    part.shape() + " at (" + x + ", " + y + ") is not inside a frame of " + shape());
        }
        Object from = array();
        Object to = part.array();
        for (int row = 0; row < part.height; row++) {
            System.arraycopy(from, (y + row) * width + x, to, row * part.width, part.width);
        }
    }

    /** Whether the other has the same size and type, so that one can be processed by the other pixel by pixel. */
    public boolean isLike(Frame other) {
        return type == other.type && isAsLargeAs(other);
    }

    public boolean isAsLargeAs(Frame other) {
        return width == other.width && height == other.height;
    }

    /** How it was lent; null of a frame that is nobody else's. */
    @Nullable
    Loan loan() {
        return loan;
    }

    static int length(int width, int height) {
        if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a frame has at least one pixel and at most 2^31; got " + width + " x " + height);
        }
        return width * height;
    }

    /** As {@code 640 x 480 uint16}. */
    public String shape() {
        return width + " x " + height + " " + type;
    }

    @Override
    public String toString() {
        return "frame " + shape() + (metadata.isEmpty() ? "" : " " + metadata);
    }

    /** Frames are equal when their pixels, sizes, types and metadata are. Looks at every pixel. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Frame frame
                && isLike(frame)
                && metadata.equals(frame.metadata)
                && Objects.deepEquals(array(), frame.array());
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, width, height);
    }
}
