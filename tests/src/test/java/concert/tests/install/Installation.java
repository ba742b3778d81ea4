package concert.tests.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The scripts of an installation, in a folder with a space in its name, and all that they call replaced by small scripts:
 * what is tested is what they find, say and start.
 */
final class Installation {
    /** What a script did. */
    record Result(int code, String out, String err) {}

    final Path home;
    final Path tools;
    final Map<String, String> environment = new HashMap<>();

    Installation(Path folder) throws IOException {
        home = folder.resolve("in stalled");
        tools = Files.createDirectories(folder.resolve("tools"));
        copy(file("dist").resolve("src"), home);
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib").resolve("content"), "c0ffee\n");
        environment.put("PATH", tools + ":/usr/bin:/bin");
        environment.put("HOME", folder.toString());
        environment.put("XDG_DATA_HOME", folder.toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("caches").toString());
        environment.put("TMUX_TMPDIR", folder.toString());
        environment.put("TERM", "xterm");
    }

    static Path file(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("examples")))
                .map(folder -> folder.resolve(name))
                .findFirst()
                .orElseThrow();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Puts a script where the others find it. */
    void tool(String name, String script) throws IOException {
        executable(tools.resolve(name), script);
    }

    static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A JDK that says what it is started with. */
    Path jdk(String name, String version) throws IOException {
        Path jdk = tools.resolveSibling(name);
        executable(jdk.resolve("bin").resolve("java"), "for word; do printf '%s\\n' \"$word\"; done");
        executable(jdk.resolve("bin").resolve("javac"), "");
        Files.writeString(
                jdk.resolve("release"),
                "JAVA_VERSION=\"" + version + "\"\nJAVA_RUNTIME_VERSION=\"" + version + "+1\"\n");
        return jdk;
    }

    Result run(String script, String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve(script).toString()));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(tools.getParent(), "out", "");
        Path err = Files.createTempFile(tools.getParent(), "err", "");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = process.waitFor();
        return new Result(
                code,
                Files.readString(out, StandardCharsets.UTF_8).strip(),
                Files.readString(err, StandardCharsets.UTF_8).strip());
    }
}
