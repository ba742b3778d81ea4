package concert.frames.tiff;

import concert.frames.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The memory through which pixels go from arrays into files, a part of a page at a time.
 *
 * <p>It is as large as writes need to be for the file system to be fast, and small enough to stay near the processor. To
 * copy the next part on another thread meanwhile was tried, and no faster on two busy cores.
 */
final class Chunk {
    /** A multiple of the size of any pixel. */
    private static final int LARGEST = 2 << 20;

    private final ByteBuffer bytes;

    /** For pages of about so many bytes. Begins where a page of memory does, as what is written of a large frame. */
    Chunk(long page) {
        int size = (int) Math.min(LARGEST, PageHead.aligned(page, PageHead.LARGE));
        bytes = ByteBuffer.allocateDirect(size + PageHead.LARGE)
                .alignedSlice(PageHead.LARGE)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes the head, which is a multiple of the size of any pixel, and the pixels from {@code start} on. */
    void write(FileChannel file, long start, byte[] head, Frame frame) throws IOException {
        long at = start;
        bytes.clear();
        for (int done = 0; done < head.length; ) {
            at += writeIfFull(file, at);
            int count = Math.min(head.length - done, bytes.remaining());
            bytes.put(head, done, count);
            done += count;
        }
        for (int done = 0; done < frame.length(); ) {
            at += writeIfFull(file, at);
            int count = Math.min(
                    frame.length() - done, bytes.remaining() / frame.type().bytes());
            Sample.put(bytes, frame, done, count);
            done += count;
        }
        write(file, at);
    }

    private int writeIfFull(FileChannel file, long at) throws IOException {
        return bytes.hasRemaining() ? 0 : write(file, at);
    }

    private int write(FileChannel file, long at) throws IOException {
        bytes.flip();
        while (bytes.hasRemaining()) {
            file.write(bytes, at + bytes.position());
        }
        int written = bytes.limit();
        bytes.clear();
        return written;
    }
}
