package concert.tests.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import concert.tests.install.Installation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** concert-server and concert-connect with a real tmux, and an ssh that says what it was asked for. */
@Timeout(60)
class ServerTest {
    @TempDir
    private Path folder;

    private Installation installation;

    /** Continuous integration installs it; elsewhere the tests without one are skipped, and say so. */
    @BeforeEach
    void wantTmux() {
        assumeThat(System.getenv("PATH").split(":"))
                .as("there is no tmux on the PATH; install it to test concert-server and concert-connect")
                .anyMatch(place -> Files.isExecutable(Path.of(place, "tmux")));
    }

    @BeforeEach
    void install() throws IOException {
        installation = new Installation(folder);
        // The session: it says when it is there, and goes on until it is killed.
        Installation.executable(
                installation.home.resolve("bin").resolve("concert"),
                "echo \"$@ $XDG_DATA_HOME\" >\"$HOME/started\"; exec cat");
        Files.createDirectories(folder.resolve("concert"));
        Files.writeString(folder.resolve("concert").resolve("beam.jsh"), "");
        Files.writeString(folder.resolve("concert").resolve("beam2.jsh"), "");
        installation.tool("ssh", "printf '%s\\n' \"$@\"");
    }

    @AfterEach
    void end() throws Exception {
        wantTmux();
        new ProcessBuilder("env", "TMUX_TMPDIR=" + folder, "tmux", "kill-server")
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    @Test
    void aSessionRunsInTmuxUnderItsNameAndIsListed() throws Exception {
        assertThat(installation.run("concert-server").out()).isEqualTo("No session runs on this computer.");
        Result started = installation.run("concert-server", "beam");
        assertThat(started.err()).isEmpty();
        assertThat(started.out()).isEqualTo("'beam' runs; concert-connect localhost beam shows it.");
        assertThat(installation.run("concert-server").out()).isEqualTo("Sessions on this computer:\n  beam");
        assertThat(installation.run("concert-connect").out()).isEqualTo("Sessions on this computer:\n  beam");
        assertThat(installation.run("concert-connect", "localhost").out())
                .isEqualTo("Sessions on this computer:\n  beam");
        while (!Files.exists(folder.resolve("started")) || Files.size(folder.resolve("started")) == 0) {
            Thread.onSpinWait();
        }
        assertThat(folder.resolve("started")).content().isEqualTo("start beam " + folder + "\n");
    }

    @Test
    void aSessionRunsOnceAndANameThatBeginsAlikeIsAnother() throws Exception {
        installation.run("concert-server", "beam2");
        assertThat(installation.run("concert-connect", "localhost", "beam").err())
                .isEqualTo("concert-connect: 'beam' does not run here; concert-server beam starts it");
        assertThat(installation.run("concert-server", "beam").code()).isZero();
        Result again = installation.run("concert-server", "beam");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err())
                .isEqualTo("concert-server: 'beam' runs already; concert-connect localhost beam shows it");
    }

    @Test
    void whatIsNoSessionIsRefusedInOneLine() throws Exception {
        Result unknown = installation.run("concert-server", "other");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err())
                .isEqualTo("concert-server: there is no session 'other'; concert init other makes one");
        for (String name : new String[] {"a b", "-x", "a;b", "../beam", ""}) {
            Result refused = installation.run("concert-server", name);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("is no name for a session").doesNotContain("\n");
        }
        assertThat(installation.run("concert-server", "a", "b").code()).isEqualTo(2);
        assertThat(installation.run("concert-server", "--help").out()).startsWith("usage: concert-server");
    }

    @Test
    void anotherHostIsAskedOverSsh() throws Exception {
        assertThat(installation.run("concert-connect", "me@lab", "beam").out())
                .isEqualTo("-t\n--\nme@lab\ntmux attach-session -t '=concert-beam'");
        installation.tool("ssh", "printf 'mail\\nconcert-beam\\nconcert-a1\\n'");
        assertThat(installation.run("concert-connect", "lab").out()).isEqualTo("Sessions on lab:\n  a1\n  beam");
        installation.tool("ssh", "exit 255");
        Result away = installation.run("concert-connect", "lab");
        assertThat(away.code()).isEqualTo(1);
        assertThat(away.err()).isEqualTo("concert-connect: lab cannot be reached");
        installation.tool("ssh", "exit 127");
        assertThat(installation.run("concert-connect", "lab").err())
                .isEqualTo("concert-connect: there is no tmux on lab");
    }

    @Test
    void nothingOfTheNamesReachesAShell() throws Exception {
        assertThat(installation.run("concert-connect", "lab", "x'; touch y").code())
                .isEqualTo(2);
        assertThat(installation
                        .run("concert-connect", "-oProxyCommand=x", "beam")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aMissingProgramIsNamed() throws Exception {
        Path bare = Files.createDirectories(folder.resolve("bare"));
        for (String program : new String[] {"sh", "readlink", "sed", "sort"}) {
            Files.createSymbolicLink(bare.resolve(program), Path.of("/usr/bin").resolve(program));
        }
        installation.environment.put("PATH", bare.toString());
        assertThat(installation.run("concert-server", "beam").err())
                .isEqualTo("concert-server: needs tmux, and there is none on the PATH; install tmux");
        assertThat(installation.run("concert-connect", "lab", "beam").err())
                .isEqualTo("concert-connect: needs ssh, and there is none on the PATH; install ssh");
    }
}
