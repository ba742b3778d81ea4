package concert.shell.sessions;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files whole or not at all: beside their place first, then they are moved there. Whoever reads one finds the old or
 * the new, also when the disk is full.
 */
final class NewFile {
    private NewFile() {}

    /** Writes what a file shall hold. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** What is done when all is written, and nothing is in its place yet. */
    @FunctionalInterface
    interface Before {
        void move() throws IOException;
    }

    static void write(Path file, Content content) throws IOException {
        write(file, content, () -> {});
    }

    static void write(Path file, Content content, Before before) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                content.to(out);
            }
            before.move();
            move(fresh, file);
        } finally {
            deleteQuietly(fresh);
        }
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What could not be written cannot be deleted either; the error of the writing is told.
        }
    }
}
