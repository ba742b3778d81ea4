package concert.frames.tiff;

import static java.nio.file.StandardOpenOption.READ;

import concert.frames.Frame;
import concert.frames.FramePool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of a TIFF file as frames, in any order.
 *
 * <p>The file is classic TIFF or BigTIFF in either byte order; pages are gray, not compressed, in strips, with pixels of
 * 8, 16 or 32 bits that are unsigned (not with 32), signed or floating point (with 32 only). Signed ones of 8 and 16 bits
 * become int32.
 *
 * <p>Metadata are the JSON of the tag ImageDescription without the shape: whole numbers as Integer, Long or BigInteger,
 * others as Double. A description that is no JSON, as ImageJ's, becomes the metadata {@code description}.
 *
 * <p>It knows the pages that the file had when it was opened. For any thread; an interrupt does not close the file.
 */
public final class TiffReader implements AutoCloseable {
    private static final int CHUNK = 256 << 10;

    private final Path file;
    private final FileThread thread;
    private final FileChannel channel;
    private final Pages pages;

    /** Guarded by this, as is all below; made when needed. */
    private @Nullable ByteBuffer chunk;

    private boolean closed;

    private TiffReader(Path file, FileThread thread, FileChannel channel, Pages pages) {
        this.file = file;
        this.thread = thread;
        this.channel = channel;
        this.pages = pages;
    }

    /**
     * Opens a file. If it is cut off, since whoever wrote it was killed or is still writing, it has its whole pages.
     *
     * @throws TiffException if it cannot be read, is no TIFF file, or has a page that does not fit into a frame
     */
    public static TiffReader open(Path file) {
        return open(file, new FileThread());
    }

    static TiffReader open(Path file, FileThread thread) {
        try {
            return thread.call(() -> {
                FileChannel channel = FileChannel.open(file, READ);
                try {
                    Pages pages = Pages.of(Input.of(file, channel));
                    if (pages.list().isEmpty() && !pages.areWhole()) {
                        throw new TiffException(file, "is cut off: not even its first page is whole");
                    }
                    return new TiffReader(file, thread, channel, pages);
                } catch (IOException | RuntimeException e) {
                    channel.close();
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new TiffException(file, "cannot be read", e);
        }
    }

    /** How many pages it has. */
    public int pages() {
        return pages.list().size();
    }

    /** Whether its pages end as they should; if not, the file was cut off and the rest of it is lost. */
    public boolean isWhole() {
        return pages.areWhole();
    }

    /**
     * Reads a page, from 0; -1 is the last one.
     *
     * @throws TiffException if there is no such page, or it cannot be read
     */
    public Frame read(int page) {
        Page found = page(page);
        return read(found, page, Frame.of(found.sample().type(), found.width(), found.height()));
    }

    /** Reads a page, from 0, into a frame that the pool lends; -1 is the last one. */
    public Frame read(int page, FramePool pool) {
        Page found = page(page);
        return read(found, page, pool.take(found.sample().type(), found.width(), found.height()));
    }

    private Page page(int page) {
        int index = page < 0 ? page + pages() : page;
        if (index < 0 || index >= pages()) {
            throw new TiffException(file, "has no page " + page + ": it has " + pages() + ", counted from 0");
        }
        return pages.list().get(index);
    }

    private synchronized Frame read(Page page, int number, Frame frame) {
        if (closed) {
            throw new TiffException(file, "its reader is closed");
        }
        if (chunk == null) {
            chunk = ByteBuffer.allocateDirect(CHUNK);
        }
        ByteBuffer through = chunk;
        try {
            return thread.call(() -> {
                page.read(pages.in(), frame, through);
                return frame.withMetadata(Description.read(page.description(pages.in())));
            });
        } catch (IOException e) {
            throw new TiffException(file, "page " + number + " cannot be read", e);
        }
    }

    /** Closes the file; a no-op the second time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            thread.call(() -> {
                channel.close();
                return null;
            });
        } catch (IOException e) {
            throw new TiffException(file, "could not be closed", e);
        }
    }
}
