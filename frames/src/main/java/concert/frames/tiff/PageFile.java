package concert.frames.tiff;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import concert.frames.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that pages are added to. A page that cannot be written whole leaves no trace. */
final class PageFile {
    private static final int HEADER = 16;

    /** Where the header has the pointer to the first page. */
    private static final int FIRST_LINK = 8;

    private final Path path;
    private final FileThread thread;
    private final FileChannel channel;

    /** Where the last page, or the header, has its pointer to the next one. */
    private long link;

    /** Behind the last page. */
    private long end;

    private int pages;

    /** What the frames are like that it had when it was opened; null of a file without pages. */
    private final @Nullable String shape;

    private PageFile(
            Path path, FileThread thread, FileChannel channel, long link, long end, int pages, @Nullable String shape) {
        this.path = path;
        this.thread = thread;
        this.channel = channel;
        this.link = link;
        this.end = end;
        this.pages = pages;
        this.shape = shape;
    }

    /** A new file without pages. */
    static PageFile create(Path path, FileThread thread) {
        try {
            return thread.call(() -> begin(path, thread, FileChannel.open(path, CREATE_NEW, READ, WRITE)));
        } catch (IOException e) {
            throw new TiffException(path, "cannot be created", e);
        }
    }

    /** A file of ours, which gets more pages; whatever stands behind its last whole one is cut off. */
    static PageFile append(Path path, FileThread thread) {
        try {
            return thread.call(() -> {
                FileChannel channel = FileChannel.open(path, READ, WRITE);
                try {
                    return isOnlyBegun(channel) ? begin(path, thread, channel) : goOn(path, thread, channel);
                } catch (IOException | RuntimeException e) {
                    channel.close();
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new TiffException(path, "cannot be appended to", e);
        }
    }

    private static PageFile begin(Path path, FileThread thread, FileChannel channel) throws IOException {
        write(channel, header(), 0);
        return new PageFile(path, thread, channel, FIRST_LINK, HEADER, 0, null);
    }

    private static PageFile goOn(Path path, FileThread thread, FileChannel channel) throws IOException {
        Pages pages = Pages.of(Input.of(path, channel));
        if (!pages.areOurs()) {
            throw new TiffException(path, "was not written by Concert; only files that were can be appended to");
        }
        long link = FIRST_LINK;
        long end = HEADER;
        String shape = null;
        if (!pages.list().isEmpty()) {
            Page last = pages.list().getLast();
            link = last.link();
            end = last.end();
            shape = last.shape();
        }
        write(channel, pointer(0), link);
        channel.truncate(end);
        return new PageFile(path, thread, channel, link, end, pages.list().size(), shape);
    }

    /** Whether who wrote it died before its header was written; then it has nothing but the beginning of one. */
    private static boolean isOnlyBegun(FileChannel channel) throws IOException {
        if (channel.size() >= HEADER) {
            return false;
        }
        ByteBuffer begin = ByteBuffer.allocate((int) Math.min(channel.size(), FIRST_LINK));
        channel.read(begin, 0);
        return begin.flip().equals(header().limit(begin.limit()));
    }

    private static ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) Long.BYTES);
        return header.clear();
    }

    private static ByteBuffer pointer(long place) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(place)
                .flip();
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, at + bytes.position());
        }
    }

    Path path() {
        return path;
    }

    @Nullable
    String shape() {
        return shape;
    }

    int pages() {
        return pages;
    }

    /** How many bytes it would have with one page more. */
    long sizeWith(Frame frame, byte[] description) {
        return PageHead.aligned(end) + PageHead.length(description) + frame.sizeInBytes();
    }

    /** Writes a page, and then the pointer to it. */
    void add(Frame frame, byte[] description, Pipe pipe) {
        long start = PageHead.aligned(end);
        try {
            pipe.write(channel, start, PageHead.of(frame, description, start), frame, () -> {
                write(channel, pointer(start), link);
                return null;
            });
        } catch (IOException e) {
            cutOff(e);
            throw new TiffException(
                    path, "page " + (pages + 1) + " could not be written", e, "; " + pages + " pages are there");
        }
        link = start + PageHead.LINK;
        end = sizeWith(frame, description);
        pages++;
    }

    private void cutOff(IOException why) {
        try {
            thread.call(() -> {
                write(channel, pointer(0), link);
                return channel.truncate(end);
            });
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    void close() {
        try {
            thread.call(() -> {
                channel.close();
                return null;
            });
        } catch (IOException e) {
            throw new TiffException(path, "could not be closed", e);
        }
    }
}
