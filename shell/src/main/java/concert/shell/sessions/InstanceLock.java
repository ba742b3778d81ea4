package concert.shell.sessions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a session from running twice at a time: two would move the same motors. A lock of the operating system, which a
 * crash releases; the file stays.
 */
public final class InstanceLock implements AutoCloseable {
    private final @Nullable FileChannel channel;

    private InstanceLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * For a session whose source has no line {@code // instances: several}; refuses if another process has it, or if
     * such a line says something else.
     */
    public static InstanceLock take(Sessions sessions, String name, String source) throws SessionException {
        if (allowsSeveral(String.valueOf(sessions.file(name).getFileName()), source)) {
            return new InstanceLock(null);
        }
        Path file = sessions.folder().resolve("." + name + ".lock");
        FileChannel channel;
        FileLock lock;
        try {
            Files.createDirectories(sessions.folder());
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false); // not where the number is read
            if (lock == null) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new SessionException("the session '" + name + "' runs already"
                        + (holder.isEmpty() ? "" : ", in process " + holder)
                        + "; a line '// instances: several' in it would allow that");
            }
            writeHolder(channel);
            return new InstanceLock(channel);
        } catch (IOException e) {
            throw new SessionException(file + " cannot be locked: " + Sessions.reason(e));
        }
    }

    private static boolean allowsSeveral(String file, String source) throws SessionException {
        boolean several = false;
        for (Directive instances : Directive.all("instances", source)) {
            switch (instances.value()) {
                case "one" -> {}
                case "several" -> several = true;
                default -> throw instances.refused(file, "one or several");
            }
        }
        return several;
    }

    /** For the message to a second one. */
    private static void writeHolder(FileChannel channel) {
        try {
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // The disk is full; the lock holds all the same.
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The lock goes with the process.
            }
        }
    }
}
