package concert.frames.tiff;

import concert.frames.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A page whose pixels are known to be in the file.
 *
 * @param strips where in the file they begin; the last one may have fewer rows
 * @param descriptionAt where the description stands, of {@code descriptionLength} bytes
 * @param link where the pointer to the next page stands
 * @param end behind all that belongs to the page, if it is ours
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares pages
record Page(
        int width,
        int height,
        Sample sample,
        long[] strips,
        int rowsPerStrip,
        long descriptionAt,
        long descriptionLength,
        boolean isOurs,
        long link,
        long end) {

    private static final long BLACK_IS_ZERO = 1;

    /**
     * @throws EOFException if some of it is not in the file
     * @throws TiffException if it is no image that fits into a frame
     */
    static Page of(Input in, Directory directory, int number) throws IOException {
        String page = "page " + number + " is ";
        refuse(in, directory, page);
        long width = directory.number(Tag.IMAGE_WIDTH, 0);
        long height = directory.number(Tag.IMAGE_LENGTH, 0);
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > (Integer.MAX_VALUE - 8) / width) {
            throw new TiffException(in.file(), page + "of " + width + " x " + height + " pixels, which no frame has");
        }
        long bits = directory.number(Tag.BITS_PER_SAMPLE, 1);
        long format = directory.number(Tag.SAMPLE_FORMAT, 1);
        Sample sample = Sample.of(bits, format);
        if (sample == null) {
            throw new TiffException(
                    in.file(),
                    page + "of " + kind(bits, format) + " pixels; a frame has uint8, uint16, int32 or float32");
        }
        in.require(0, width * height * sample.bytes());
        long rows = Math.clamp(directory.number(Tag.ROWS_PER_STRIP, height), 1, height);
        long[] strips = directory.numbers(Tag.STRIP_OFFSETS);
        if (strips.length != (height + rows - 1) / rows) {
            throw new TiffException(
                    in.file(),
                    page + "damaged: " + height + " rows in strips of " + rows + ", but " + strips.length + " strips");
        }
        long end = directory.end();
        for (int i = 0; i < strips.length; i++) {
            long length = Math.min(rows, height - i * rows) * width * sample.bytes();
            in.require(strips[i], length);
            end = Math.max(end, strips[i] + length);
        }
        Directory.Field description = directory.field(Tag.IMAGE_DESCRIPTION);
        long descriptionAt = description == null ? 0 : description.at();
        long descriptionLength = description == null ? 0 : description.length();
        in.require(descriptionAt, descriptionLength);
        boolean ours = in.big() && PageHead.SOFTWARE.equals(directory.text(Tag.SOFTWARE));
        return new Page(
                (int) width,
                (int) height,
                sample,
                strips,
                (int) rows,
                descriptionAt,
                descriptionLength,
                ours,
                directory.link(),
                end);
    }

    private static void refuse(Input in, Directory directory, String page) throws IOException {
        long compression = directory.number(Tag.COMPRESSION, 1);
        long samples = directory.number(Tag.SAMPLES_PER_PIXEL, 1);
        long photometric = directory.number(Tag.PHOTOMETRIC, BLACK_IS_ZERO);
        String what = "";
        if (samples != 1 || photometric != BLACK_IS_ZERO) {
            what = "not gray, but " + colour(photometric) + " with " + samples + " samples a pixel";
        } else if (compression != 1) {
            what = "compressed (" + compression(compression) + ")";
        } else if (directory.has(Tag.TILE_WIDTH) || directory.has(Tag.TILE_OFFSETS)) {
            what = "tiled";
        }
        if (!what.isEmpty()) {
            throw new TiffException(in.file(), page + what + "; only gray, uncompressed strips are read");
        }
    }

    private static String colour(long photometric) {
        return switch ((int) photometric) {
            case 0 -> "white is zero";
            case 1 -> "black is zero";
            case 2 -> "RGB";
            case 3 -> "a palette";
            default -> "photometric interpretation " + photometric;
        };
    }

    private static String compression(long method) {
        return switch ((int) method) {
            case 2, 3, 4 -> "CCITT";
            case 5 -> "LZW";
            case 6, 7 -> "JPEG";
            case 8, 32946 -> "Deflate";
            case 32773 -> "PackBits";
            default -> "method " + method;
        };
    }

    private static String kind(long bits, long format) {
        return switch ((int) format) {
                    case 1 -> "uint";
                    case 2 -> "int";
                    case 3 -> "float";
                    default -> "format " + format + ", bits ";
                }
                + bits;
    }

    /** As a frame names its own. */
    String shape() {
        return width + " x " + height + " " + sample.type();
    }

    String description(Input in) throws IOException {
        return Directory.text(in.bytes(descriptionAt, descriptionLength));
    }

    /** Reads the pixels through the chunk. */
    void read(Input in, Frame to, ByteBuffer chunk) throws IOException {
        int capacity = chunk.capacity() / sample.bytes();
        int pixel = 0;
        for (long strip : strips) {
            int end = (int) Math.min(pixel + (long) rowsPerStrip * width, to.length());
            for (long at = strip; pixel < end; ) {
                int count = Math.min(capacity, end - pixel);
                in.read(chunk.clear().limit(count * sample.bytes()), at);
                sample.get(chunk, to, pixel, count);
                pixel += count;
                at += (long) count * sample.bytes();
            }
        }
    }
}
