package concert.frames.tiff;

import concert.frames.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Brings pixels from arrays into a file: while the file's thread writes one chunk, the caller copies the next. */
final class Pipe {
    /** Many times what costs the hand-over to the thread; a multiple of the alignment, so that no pixel is cut. */
    private static final int LARGEST = 2 << 20;

    private final FileThread thread;
    private Chunk current;
    private Chunk other;

    /** For pages of about so many bytes. */
    Pipe(FileThread thread, long page) {
        int size = (int) Math.min(LARGEST, PageHead.aligned(page));
        this.thread = thread;
        current = new Chunk(size);
        other = new Chunk(size);
    }

    /**
     * Writes the head and the pixels to {@code start}; then does what is to be done {@code afterwards}, on the thread, unless
     * something could not be written.
     */
    void write(FileChannel file, long start, byte[] head, Frame frame, Callable<?> afterwards) throws IOException {
        current.begin(start);
        other.begin(start);
        for (int done = 0; done < head.length; ) {
            int count = Math.min(head.length - done, room(file));
            current.bytes.put(head, done, count);
            done += count;
        }
        int pixel = frame.type().bytes();
        for (int done = 0; done < frame.length(); ) {
            int count = Math.min(frame.length() - done, room(file) / pixel);
            Sample.put(current.bytes, frame, done, count);
            done += count;
        }
        current.start(file);
        Future<?> end = thread.start(() -> current.isWritten() && other.isWritten() ? afterwards.call() : null);
        other.await();
        current.await();
        FileThread.await(end);
    }

    /** How many bytes the current chunk takes; if it is full, the other becomes the current one, as soon as it is written. */
    private int room(FileChannel file) throws IOException {
        if (!current.bytes.hasRemaining()) {
            current.start(file);
            other.await();
            other.begin(current.start + current.bytes.capacity());
            Chunk full = current;
            current = other;
            other = full;
        }
        return current.bytes.remaining();
    }

    private final class Chunk {
        final ByteBuffer bytes;

        /** Where in the file its first byte goes. */
        long start;

        private @Nullable Future<?> write;

        Chunk(int size) {
            bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
        }

        void begin(long place) {
            bytes.clear();
            start = place;
            write = null;
        }

        void start(FileChannel file) {
            write = thread.start(() -> {
                bytes.flip();
                while (bytes.hasRemaining()) {
                    file.write(bytes, start + bytes.position());
                }
                return null;
            });
        }

        void await() throws IOException {
            if (write != null) {
                FileThread.await(write);
            }
        }

        boolean isWritten() {
            return write == null || write.state() == Future.State.SUCCESS;
        }
    }
}
