package concert.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The files of what is shown, in a folder of this session's own that nobody else can read. */
final class Pictures {
    private static final System.Logger LOG = System.getLogger(Pictures.class.getName());
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Pictures() {}

    /** Made when the first picture is. */
    private static final class Folder {
        static final Path PATH = make();

        private static Path make() {
            try {
                return Files.createTempDirectory("concert-");
            } catch (IOException e) {
                throw new UncheckedIOException("there is no place for pictures: " + e.getMessage(), e);
            }
        }
    }

    /** Where the next one goes. */
    static Path next() {
        return Folder.PATH.resolve("frame-" + NUMBER.incrementAndGet() + ".png");
    }

    /** Opens one with the program of the user's desktop, or {@code $CONCERT_VIEWER}; without either it does nothing. */
    static void open(Path file) {
        String program = program();
        if (program == null) {
            return;
        }
        try {
            new ProcessBuilder(program, file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be shown with {1}: {2}", file, program, e.getMessage());
        }
    }

    private static @Nullable String program() {
        String wanted = System.getenv("CONCERT_VIEWER");
        if (wanted != null && !wanted.isBlank()) {
            return wanted;
        }
        boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return desktop ? "xdg-open" : null;
    }
}
