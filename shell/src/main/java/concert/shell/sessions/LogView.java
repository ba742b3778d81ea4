package concert.shell.sessions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log as {@code concert log} shows it. */
final class LogView {
    private LogView() {}

    /** Prints the lines of one session, or of all if {@code session} is empty; returns the exit code. */
    static int show(Path log, String session, boolean follow, PrintStream out)
            throws SessionException, IOException, InterruptedException {
        if (Files.isDirectory(log)) {
            throw new SessionException("the log " + log + " is a folder");
        }
        if (!Files.exists(log) && !follow) {
            throw new SessionException("there is no log yet at " + log);
        }
        if (!follow) {
            try (BufferedReader lines = Files.newBufferedReader(log)) {
                print(lines, session, out);
            }
            return 0;
        }
        // The system's own: it follows a log also when that is rotated.
        Process tail = new ProcessBuilder("tail", "-n", "+1", "-F", log.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(tail.getInputStream(), StandardCharsets.UTF_8))) {
            print(lines, session, out);
        }
        return tail.waitFor();
    }

    private static void print(BufferedReader lines, String session, PrintStream out) throws IOException {
        boolean wanted = session.isEmpty();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            // What is indented belongs to the line above: a stack trace.
            if (!session.isEmpty() && !line.startsWith(" ")) {
                wanted = line.contains(": " + session + ": ");
            }
            if (wanted) {
                out.println(line);
            }
        }
    }
}
