package concert.frames.tiff;

import concert.frames.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames into a TIFF file as they come, each as a page with its metadata.
 *
 * <pre>{@code
 * try (var writer = TiffWriter.create(Path.of("frames.tif"))) {
 *     writer.write(frame);
 * }
 * }</pre>
 *
 * <p>What {@link #write} has written is there, even if the process is killed the next moment. All frames of a writer have one
 * size and one type.
 *
 * <p>Metadata are numbers, texts, booleans, and lists, arrays and maps of them; anything else, and a number that is not
 * finite, becomes its text. They must not be called {@code shape}, which is what the file says of the pixels.
 *
 * <p>For any thread. An interrupt while a frame is being written is seen afterwards: a cancel tears no page.
 */
public final class TiffWriter implements AutoCloseable {
    private final FileNames names;
    private final long bytesPerFile;
    private final FileThread thread;

    /** How many frames were in the files before. */
    private final long before;

    /** Guarded by this, as is all below. */
    private PageFile file;

    /** What all frames are like; null before the first. */
    private @Nullable String shape;

    private @Nullable Chunk chunk;
    private long frames;
    private boolean closed;

    private TiffWriter(
            FileNames names, long bytesPerFile, FileThread thread, PageFile file, long before, @Nullable String shape) {
        this.names = names;
        this.bytesPerFile = bytesPerFile;
        this.thread = thread;
        this.file = file;
        this.before = before;
        this.shape = shape;
    }

    /**
     * Writes a new file; or, if the name has a place for a number, as {@code frame_{:>06}.tif} has, a new file for each
     * frame, numbered from 0.
     *
     * @throws TiffException if it exists already, or cannot be created
     */
    public static TiffWriter create(Path file) {
        FileNames names = FileNames.of(file);
        return create(names, names.areNumbered() ? 0 : Long.MAX_VALUE);
    }

    /**
     * Writes new files, each of which gets frames as long as it does not exceed so many bytes with them, and one at least.
     * The number in a file's name is that of its first frame: {@code frame_{:>06}.tif} makes {@code frame_000000.tif} and
     * {@code frame_000250.tif}, {@code frames.tif} makes {@code frames.tif} and {@code frames_000250.tif}.
     *
     * @throws TiffException if one of them exists already, or cannot be created
     */
    public static TiffWriter create(Path file, long bytesPerFile) {
        return create(FileNames.of(file), bytesPerFile);
    }

    private static TiffWriter create(FileNames names, long bytesPerFile) {
        Path first = names.of(0);
        if (bytesPerFile < Long.MAX_VALUE) {
            refuseTaken(names, first);
        }
        FileThread thread = new FileThread();
        return new TiffWriter(names, bytesPerFile, thread, PageFile.create(first, thread), 0, null);
    }

    /** Looks now, since to find out in mid-stream would be late. */
    private static void refuseTaken(FileNames names, Path first) {
        try {
            names.taken().ifPresent(taken -> {
                throw new TiffException(taken, "it exists already; the files of another stream need another name");
            });
        } catch (IOException e) {
            throw new TiffException(first, "cannot be created", e);
        }
    }

    /**
     * Goes on with a file that a writer has written before, or begins it. If its writer was killed, all whole pages stay
     * and the rest is cut off. Of several files of one stream it goes on with the last. Only one process may do that at a
     * time.
     *
     * @throws TiffException if the file is not one of ours, does not follow on the one before it, or cannot be written
     */
    public static TiffWriter append(Path file) {
        FileNames names = FileNames.of(file);
        return append(names, names.areNumbered() ? 0 : Long.MAX_VALUE);
    }

    /** As above, and makes new files as {@link #create(Path, long)} does, also if the last one is full already. */
    public static TiffWriter append(Path file, long bytesPerFile) {
        return append(FileNames.of(file), bytesPerFile);
    }

    private static TiffWriter append(FileNames names, long bytesPerFile) {
        List<Long> numbers = names.numbers();
        if (numbers.isEmpty()) {
            return create(names, bytesPerFile);
        }
        long number = numbers.getLast();
        Path last = names.of(number);
        @Nullable
        String shape = numbers.size() == 1 ? null : shapeBefore(last, number, names, numbers.get(numbers.size() - 2));
        FileThread thread = new FileThread();
        PageFile begun = PageFile.append(last, thread);
        String own = begun.shape();
        return new TiffWriter(names, bytesPerFile, thread, begun, number + begun.pages(), own == null ? shape : own);
    }

    /** What the frames of the file before the last are like; whose end must be where the last one begins. */
    private static String shapeBefore(Path last, long number, FileNames names, long numberBefore) {
        Path before = names.of(numberBefore);
        try (TiffReader reader = TiffReader.open(before)) {
            long end = numberBefore + reader.pages();
            if (end != number) {
                throw new TiffException(
                        last, "does not follow on " + before.getFileName() + ", after which comes frame " + end);
            }
            return reader.read(-1).shape();
        }
    }

    /**
     * Writes a frame, and returns when it is in the file. The frame is not needed any more then.
     *
     * @throws TiffException if it is not like those before, or could not be written, as on a full disk; then all those
     *     before are there, and it can be tried again
     */
    public synchronized void write(Frame frame) {
        if (closed) {
            throw new TiffException(file.path(), "its writer is closed");
        }
        if (shape != null && !shape.equals(frame.shape())) {
            throw new TiffException(
                    file.path(), "its frames are " + shape + "; one of " + frame.shape() + " does not go with them");
        }
        byte[] description = Description.of(frame);
        if (file.pages() > 0 && file.sizeWith(frame, description) > bytesPerFile) {
            PageFile full = file;
            file = PageFile.create(names.of(before + frames), thread);
            full.close();
        }
        if (chunk == null) {
            chunk = new Chunk(PageHead.length(frame, description) + frame.sizeInBytes());
        }
        file.add(frame, description, chunk);
        shape = frame.shape();
        frames++;
    }

    /** The file that the latest frame went into, or the first one will. */
    public synchronized Path file() {
        return file.path();
    }

    /** How many frames this writer has written, over all its files. */
    public synchronized long frames() {
        return frames;
    }

    /** Closes the file; a no-op the second time. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            file.close();
        }
    }
}
