package concert.processes.plots;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes a chart into a file, whose ending says how. */
public final class PlotFile {
    private static final AtomicLong NUMBER = new AtomicLong();

    /** How a file can be written. */
    public enum Format {
        PNG,
        SVG;

        /** The one that the name ends with; none if it is another or there is none. */
        public static Optional<Format> of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ENGLISH);
            if (name.endsWith(".png")) {
                return Optional.of(PNG);
            }
            return name.endsWith(".svg") ? Optional.of(SVG) : Optional.empty();
        }
    }

    private PlotFile() {}

    /**
     * Draws and writes, in place of a file that is there; that one stays if it fails. Waits for the end also when
     * interrupted, and leaves the interrupt to who looks for it.
     *
     * @throws IOException if it cannot be written; its message is a reason for people
     */
    public static void write(Chart chart, Format format, Path file) throws IOException {
        // Nobody interrupts this thread: an interrupt would close the file, or that of a font, from which nothing could
        // be
        // drawn any more.
        FutureTask<Void> work = new FutureTask<>(() -> {
            replace(file, format == Format.PNG ? png(chart) : svg(chart));
            return null;
        });
        Thread.ofPlatform().daemon().name("plot").start(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    work.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException failure(@Nullable Throwable cause) throws IOException {
        if (cause instanceof IOException failure) {
            return new IOException(reason(failure), failure);
        }
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        return new IOException(cause);
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException of ? of.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static byte[] svg(Chart chart) {
        SvgCanvas canvas = new SvgCanvas(Painter.WIDTH, Painter.HEIGHT);
        Painter.paint(chart, canvas);
        return canvas.end().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] png(Chart chart) throws IOException {
        PngCanvas canvas = PngCanvas.open(Painter.WIDTH, Painter.HEIGHT);
        Painter.paint(chart, canvas);
        return canvas.end();
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + ".part");
        try {
            Files.write(fresh, bytes);
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
