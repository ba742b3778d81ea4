package concert.shell.logging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that several processes append lines to, and that is put aside when it is long: {@code concert.log} becomes
 * {@code concert.log.1}, that {@code concert.log.2}, and the oldest is deleted.
 *
 * <p>Lines of processes never mix: the system appends what is written at once as a whole, and only whole lines are written.
 * For that no lock is needed. One process at a time puts the file aside, under a lock of the system that a crash releases; the
 * others see that the file has another identity and open the new one. Who is about to write at that moment writes into
 * {@code concert.log.1}: late, but not lost.
 *
 * <p>For one thread, which waits for the disk and is never interrupted.
 */
final class LogFile {
    private static final long LIMIT = 10 << 20;
    private static final int KEPT = 5;

    private final Path file;
    private final long limit;
    private final int kept;

    private @Nullable FileChannel channel;

    /** Which file the channel writes to, whatever that is called by now. */
    private @Nullable Object identity;

    /** The last line was written in part, as on a full disk. */
    private boolean torn;

    /** How long the file must be before putting it aside is tried again, after that has failed. */
    private long rotateAt;

    private String problem = "";

    LogFile(Path file) {
        this(file, LIMIT, KEPT);
    }

    LogFile(Path file, long limit, int kept) {
        this.file = file.toAbsolutePath();
        this.limit = limit;
        this.kept = kept;
        this.rotateAt = limit;
    }

    /** Where the older lines are: {@code concert.log.1} is the youngest of them. */
    static Path part(Path file, int number) {
        return number == 0 ? file : file.resolveSibling(file.getFileName() + "." + number);
    }

    /** Writes lines, each with its end; returns how many are in the file. If that is not all, {@link #problem} says why. */
    int append(List<String> lines) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        if (torn) {
            text.write('\n');
        }
        int[] ends = new int[lines.size()];
        for (int i = 0; i < ends.length; i++) {
            text.writeBytes(lines.get(i).getBytes(StandardCharsets.UTF_8));
            ends[i] = text.size();
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toByteArray());
        try {
            FileChannel out = open();
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            problem = reason(e);
        }
        if (bytes.position() > 0) {
            torn = bytes.get(bytes.position() - 1) != '\n';
        }
        return (int) Arrays.stream(ends).filter(end -> end <= bytes.position()).count();
    }

    /** Why the last lines that are missing are missing. */
    String problem() {
        return problem;
    }

    /** To the file that has its name now. */
    private FileChannel open() throws IOException {
        BasicFileAttributes now = attributes();
        if (now != null && now.isRegularFile() && now.size() >= rotateAt) {
            putAside(now.size());
            now = attributes();
        }
        FileChannel open = channel;
        if (open != null && now != null && Objects.equals(now.fileKey(), identity)) {
            return open;
        }
        if (open != null) {
            open.close();
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        for (; ; ) {
            BasicFileAttributes before = now;
            open = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            now = attributes();
            // Another may put it aside at any moment; what had the name before and afterwards is what was opened.
            if (before != null && now != null && Objects.equals(before.fileKey(), now.fileKey())) {
                channel = open;
                identity = now.fileKey();
                return open;
            }
            open.close();
        }
    }

    private @Nullable BasicFileAttributes attributes() throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void putAside(long size) {
        try (FileChannel turns = FileChannel.open(
                        file.resolveSibling(file.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock turn = turns.tryLock()) {
            // Once more, now that nobody else does it: somebody may just have done it.
            if (turn != null && Files.size(file) >= rotateAt) {
                for (int number = kept; number > 0; number--) {
                    if (Files.exists(part(file, number - 1))) {
                        Files.move(part(file, number - 1), part(file, number), StandardCopyOption.ATOMIC_MOVE);
                    }
                }
                rotateAt = limit;
            }
        } catch (OverlappingFileLockException e) {
            // Another of this process does it.
        } catch (IOException e) {
            // Its folder cannot be written to. A long log is better than none.
            rotateAt = size + limit;
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission";
            case FileAlreadyExistsException inTheWay -> "its folder is a file";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> Objects.requireNonNullElse(e.getMessage(), e.toString());
        };
    }
}
