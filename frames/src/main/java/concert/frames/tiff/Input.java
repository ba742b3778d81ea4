package concert.frames.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A TIFF file as bytes in the order that its header tells. What lies outside of the file is an {@link EOFException},
 * thrown before any memory is taken for it.
 */
record Input(Path file, FileChannel channel, long size, ByteOrder order, boolean big, long first) {
    private static final int CLASSIC = 42;
    private static final int BIG = 43;

    /** Reads the header. */
    static Input of(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        Input unknown = new Input(file, channel, size, ByteOrder.LITTLE_ENDIAN, false, 0);
        if (size == 0) {
            throw new TiffException(file, "is empty");
        }
        if (size < 8) {
            throw unknown.isNoTiff();
        }
        int letters = unknown.bytes(0, 2).getShort();
        if (letters != 0x4949 && letters != 0x4D4D) {
            throw unknown.isNoTiff();
        }
        ByteOrder order = letters == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int version = unknown.bytes(2, 2).order(order).getShort();
        if (version != CLASSIC && version != BIG) {
            throw unknown.isNoTiff();
        }
        boolean big = version == BIG;
        if (big && size < 16) {
            throw new TiffException(file, "is cut off: not even its header is whole");
        }
        long first = big
                ? unknown.bytes(8, 8).order(order).getLong()
                : unknown.bytes(4, 4).order(order).getInt() & MASK;
        return new Input(file, channel, size, order, big, first);
    }

    static final long MASK = 0xFFFF_FFFFL;

    private TiffException isNoTiff() {
        return new TiffException(file, "is no TIFF file");
    }

    /** So many bytes from there, of which the file must have all. */
    ByteBuffer bytes(long at, long length) throws IOException {
        require(at, length);
        return read(ByteBuffer.allocate(Math.toIntExact(length)), at);
    }

    /** As many bytes from there as the file has, up to so many. */
    ByteBuffer upTo(int length, long at) throws IOException {
        require(at, 0);
        return read(ByteBuffer.allocate((int) Math.min(length, size - at)), at);
    }

    void require(long at, long length) throws EOFException {
        if (at < 0 || length < 0 || at > size || length > size - at) {
            throw new EOFException(length + " bytes at " + at + " of " + size);
        }
    }

    /** Fills the buffer from there. */
    ByteBuffer read(ByteBuffer into, long at) throws IOException {
        int begin = into.position();
        while (into.hasRemaining()) {
            if (channel.read(into, at + into.position() - begin) < 0) {
                throw new EOFException("the file has become shorter");
            }
        }
        return into.position(begin).order(order);
    }
}
