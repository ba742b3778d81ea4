package concert.frames.tiff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import concert.frames.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands before the pixels of a page that we write: its directory and its description.
 *
 * <p>The pointer to the next page, {@link #LINK} bytes from the page's beginning, is 0 until that page is there.
 */
final class PageHead {
    static final String SOFTWARE = "Concert";

    /** What a page begins at a multiple of; so pixels do as well. */
    static final int ALIGNMENT = 16;

    private static final int FIELDS = 15;
    static final int LINK = Long.BYTES + FIELDS * 20;
    private static final int DESCRIPTION = LINK + Long.BYTES;

    private final ByteBuffer bytes;

    private PageHead(int length) {
        bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How long the head is, the description being so long. */
    static int length(byte[] description) {
        return (int) aligned(DESCRIPTION + description.length);
    }

    static long aligned(long length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** The head of a page that begins at byte {@code start} of the file; the description ends with NUL. */
    static byte[] of(Frame frame, byte[] description, long start) {
        Sample sample = Sample.of(frame.type());
        PageHead head = new PageHead(length(description));
        head.bytes.putLong(FIELDS);
        head.number(Tag.IMAGE_WIDTH, Tag.LONG, frame.width());
        head.number(Tag.IMAGE_LENGTH, Tag.LONG, frame.height());
        head.number(Tag.BITS_PER_SAMPLE, Tag.SHORT, sample.bits());
        head.number(Tag.COMPRESSION, Tag.SHORT, 1);
        head.number(Tag.PHOTOMETRIC, Tag.SHORT, 1);
        head.field(Tag.IMAGE_DESCRIPTION, Tag.ASCII, description.length, start + DESCRIPTION);
        head.number(Tag.STRIP_OFFSETS, Tag.LONG8, start + length(description));
        head.number(Tag.SAMPLES_PER_PIXEL, Tag.SHORT, 1);
        head.number(Tag.ROWS_PER_STRIP, Tag.LONG, frame.height());
        head.number(Tag.STRIP_BYTE_COUNTS, Tag.LONG8, frame.sizeInBytes());
        head.number(Tag.X_RESOLUTION, Tag.RATIONAL, 1L << 32 | 1);
        head.number(Tag.Y_RESOLUTION, Tag.RATIONAL, 1L << 32 | 1);
        head.number(Tag.RESOLUTION_UNIT, Tag.SHORT, 1);
        head.field(Tag.SOFTWARE, Tag.ASCII, SOFTWARE.length() + 1, 0);
        head.bytes.put(head.bytes.position() - Long.BYTES, SOFTWARE.getBytes(US_ASCII));
        head.number(Tag.SAMPLE_FORMAT, Tag.SHORT, sample.format());
        head.bytes.putLong(0);
        head.bytes.put(description);
        return head.bytes.array();
    }

    private void number(int tag, int type, long value) {
        field(tag, type, 1, value);
    }

    /** A value of up to 8 bytes stands in the field itself, from its first byte on; of a longer one, the place. */
    private void field(int tag, int type, long count, long value) {
        bytes.putShort((short) tag).putShort((short) type).putLong(count).putLong(value);
    }
}
