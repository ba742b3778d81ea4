package concert.frames.tiff;

import concert.frames.Frame;
import concert.frames.FramePool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of many TIFF files as one sequence of frames, in any order.
 *
 * <p>Files come in natural order, frame_9 before frame_10; all pages of a file before those of the next. One file at a time
 * is open. What is in a file, {@link TiffReader} says. For any thread.
 */
public final class TiffSequence implements AutoCloseable {
    private final Path where;
    private final List<Path> files;
    private final FileThread thread;

    /** For each file, how many pages there are up to its end; more from file to file, since files without any are left out. */
    private final int[] ends;

    /** The file that the reader reads; guarded by this, as is all below. */
    private int file;

    private @Nullable TiffReader reader;
    private boolean closed;

    private TiffSequence(Path where, List<Path> files, int[] ends, FileThread thread) {
        this.where = where;
        this.files = files;
        this.ends = ends;
        this.thread = thread;
    }

    /**
     * Finds the files and counts their pages.
     *
     * @param where a folder, whose files {@code .tif} and {@code .tiff} are taken; or a pattern, as {@code
     *     radios/frame_*.tif}; or a file
     * @throws TiffException if there are none, or one of them cannot be read
     */
    public static TiffSequence open(Path where) {
        List<Path> files;
        try {
            files = FileSearch.find(where);
        } catch (IOException e) {
            throw new TiffException(where, "cannot be read", e);
        } catch (PatternSyntaxException e) {
            throw new TiffException(where, "is no pattern for files: " + e.getDescription());
        }
        if (files.isEmpty()) {
            throw new TiffException(where, "no files match that");
        }
        return of(where, files);
    }

    private static TiffSequence of(Path where, List<Path> found) {
        FileThread thread = new FileThread();
        List<Path> files = new ArrayList<>();
        int[] ends = new int[found.size()];
        int pages = 0;
        for (Path file : found) {
            try (TiffReader reader = TiffReader.open(file, thread)) {
                if (reader.pages() > 0) {
                    pages = Math.addExact(pages, reader.pages());
                    ends[files.size()] = pages;
                    files.add(file);
                }
            }
        }
        return new TiffSequence(where, files, Arrays.copyOf(ends, files.size()), thread);
    }

    /** How many frames it has. */
    public int length() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /**
     * Reads a frame, from 0; -1 is the last one.
     *
     * @throws TiffException if there is no such frame, or it cannot be read
     */
    public synchronized Frame read(int index) {
        int wanted = checked(index);
        return reader(fileOf(wanted)).read(pageOf(wanted));
    }

    /** Reads a frame, from 0, into one that the pool lends; -1 is the last one. */
    public synchronized Frame read(int index, FramePool pool) {
        int wanted = checked(index);
        return reader(fileOf(wanted)).read(pageOf(wanted), pool);
    }

    private int checked(int index) {
        int wanted = index < 0 ? index + length() : index;
        if (wanted < 0 || wanted >= length()) {
            throw new TiffException(where, "has no frame " + index + ": it has " + length() + ", counted from 0");
        }
        return wanted;
    }

    private int fileOf(int frame) {
        int found = Arrays.binarySearch(ends, frame + 1);
        return found < 0 ? -found - 1 : found;
    }

    private int pageOf(int frame) {
        int file = fileOf(frame);
        return file == 0 ? frame : frame - ends[file - 1];
    }

    private TiffReader reader(int wanted) {
        if (closed) {
            throw new TiffException(where, "the sequence is closed");
        }
        if (reader == null || file != wanted) {
            closeReader();
            reader = TiffReader.open(files.get(wanted), thread);
            file = wanted;
        }
        return reader;
    }

    private void closeReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    /** Closes the file that is open; a no-op the second time. */
    @Override
    public synchronized void close() {
        closed = true;
        closeReader();
    }
}
