package concert.tests.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program as the launcher starts it. */
final class Program {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final String MODULE_PATH = ModulePath.ofTheShell();

    /** What the launcher tells the JVM to do then. */
    private static final String WITHOUT_MEMORY = fromLauncher("'(-XX:OnOutOfMemoryError=[^']*)'");

    private Program() {}

    private static String fromLauncher(String option) {
        try {
            Matcher found = Pattern.compile(option).matcher(Files.readString(file("dist/src/bin/concert")));
            if (!found.find()) {
                throw new AssertionError("the launcher has no " + option);
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the project. */
    static Path file(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("examples")))
                .map(folder -> folder.resolve(name))
                .findFirst()
                .orElseThrow();
    }

    static Path java() {
        return JAVA;
    }

    /**
     * Signals are as in a login: a program started in the background, as builds often are, ignores some, and hands that
     * on. {@code env} becomes the JVM, so that the process is the same.
     */
    static List<String> command(List<String> jvm, String... words) {
        List<String> command = any(jvm, "start");
        command.addAll(Arrays.asList(words));
        return command;
    }

    /** The same, whatever the program is asked for. */
    static List<String> any(List<String> jvm, String... words) {
        List<String> command = new ArrayList<>(
                List.of("env", "--default-signal=INT,QUIT,HUP,TERM,TSTP", JAVA.toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(WITHOUT_MEMORY, "--enable-native-access=org.jline.nativ"));
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        command.addAll(jvm);
        command.addAll(List.of("-p", MODULE_PATH, "-m", "concert.shell/concert.shell.Main"));
        command.addAll(Arrays.asList(words));
        return command;
    }

    static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
