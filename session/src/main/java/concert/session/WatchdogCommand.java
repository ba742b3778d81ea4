package concert.session;

import concert.watchdog.Main;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the watchdog process. */
final class WatchdogCommand {
    /**
     * Small and started quickly; see the decision on the watchdog for what each is worth. The JVM's own words go to the
     * log, since the standard output is the protocol's. A name that could not be looked up is looked up again.
     */
    private static final List<String> JVM = List.of(
            "-Xmx16m",
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-Dsun.net.inetaddr.negative.ttl=0");

    /** They are meant for the session: a second debugger on the same port would keep the watchdog from starting. */
    private static final List<String> NOT_INHERITED = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private WatchdogCommand() {}

    static ProcessBuilder of(WatchdogOptions options, String session) throws IOException {
        List<String> words = new ArrayList<>(ownGroup());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(JVM);
        words.addAll(List.of("-cp", place().toString(), Main.class.getName()));
        words.add(Long.toString(options.limit().toMillis()));
        words.add(session + " (process " + ProcessHandle.current().pid() + ")");
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(log(options));
        builder.environment().keySet().removeAll(NOT_INHERITED);
        return builder;
    }

    /**
     * Its jar, or in a build its folder of classes; the one the session itself uses, on the class path or the module
     * path. Alone on a class path it starts faster than as a module, and needs no other jar.
     */
    private static Path place() throws IOException {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("where the watchdog's classes are is not to be found", e);
        }
    }

    /**
     * {@code setsid} gives it a session and a process group of its own: what a terminal sends to the group of the shell,
     * SIGKILL and SIGSTOP too, does not reach it. Without that program it only ignores the signals that can be ignored.
     */
    private static List<String> ownGroup() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path setsid = Path.of(folder, "setsid");
            if (!folder.isEmpty() && Files.isExecutable(setsid)) {
                return List.of(setsid.toString());
            }
        }
        return List.of();
    }

    /** The watchdog must run where no log can be written, on a full disk for example. */
    private static ProcessBuilder.Redirect log(WatchdogOptions options) {
        Path log = options.log();
        if (log == null) {
            return ProcessBuilder.Redirect.DISCARD;
        }
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.newByteChannel(log, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)
                    .close();
            return ProcessBuilder.Redirect.appendTo(log.toFile());
        } catch (IOException e) {
            return ProcessBuilder.Redirect.DISCARD;
        }
    }
}
