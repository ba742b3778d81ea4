package concert.tests.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of an installation: which JVM it becomes, with which cache. */
@Timeout(60)
class LauncherTest {
    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        installation = new Installation(folder);
        installation.environment.put(
                "JAVA_HOME", installation.jdk("jdk", "25.0.9").toString());
    }

    private String cacheName() throws Exception {
        // The log of a training that has been tried tells the name.
        installation.run("concert", "--make-cache");
        try (var caches = Files.list(installation.home.resolve("cache"))) {
            return caches.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".aot.log"))
                    .map(name -> name.replaceAll("\\.log$", ""))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void becomesTheJvmWithAllArguments() throws Exception {
        Installation.Result started = installation.run("concert", "show", "two words", "*");
        assertThat(started.code()).isZero();
        assertThat(started.out().lines())
                .contains("-p", installation.home.resolve("lib").toString())
                .containsSequence("--add-modules", "hipparchus.optim")
                .endsWith("concert.shell/concert.shell.Main", "show", "two words", "*");
        assertThat(started.out()).doesNotContain("AOTCache");
    }

    @Test
    void startsThroughALink() throws Exception {
        Files.createSymbolicLink(
                installation.tools.resolve("linked"),
                installation.home.resolve("bin").resolve("concert"));
        Path link = installation.home.resolve("bin").resolve("link");
        Files.createSymbolicLink(link, installation.tools.resolve("linked"));
        assertThat(installation.run("link", "show").out())
                .contains(installation.home.resolve("lib").toString());
    }

    @Test
    void aRuntimeOfItsOwnIsTaken() throws Exception {
        Files.move(installation.jdk("own", "25.1"), installation.home.resolve("runtime"));
        installation.environment.put("JAVA_HOME", "/nowhere");
        assertThat(installation.run("concert", "show").code()).isZero();
    }

    @Test
    void theCacheOfTheseJarsThisJvmAndThisPlaceIsTaken() throws Exception {
        String name = cacheName();
        assertThat(name).startsWith("c0ffee-25.0.9-");
        Path cache = Files.writeString(installation.home.resolve("cache").resolve(name), "learned");
        assertThat(installation.run("concert", "--find-cache").out()).isEqualTo(cache.toString());
        assertThat(installation.run("concert", "show").out()).contains("-XX:AOTCache=" + cache);
    }

    @Test
    void noCacheOfOtherJarsAnotherJvmOrAnotherPlaceIsTaken() throws Exception {
        Files.writeString(installation.home.resolve("cache").resolve(cacheName()), "learned");

        Files.writeString(installation.home.resolve("lib").resolve("content"), "decaf\n");
        assertThat(installation.run("concert", "--find-cache").out()).isEqualTo("none");
        Files.writeString(installation.home.resolve("lib").resolve("content"), "c0ffee\n");

        String first = installation.environment.put(
                "JAVA_HOME", installation.jdk("newer", "25.0.10").toString());
        assertThat(installation.run("concert", "--find-cache").out()).isEqualTo("none");
        installation.environment.put("JAVA_HOME", first);
        assertThat(installation.run("concert", "--find-cache").out()).isNotEqualTo("none");

        Path moved = folder.resolve("moved");
        Files.move(installation.home, moved);
        Files.createSymbolicLink(installation.home, moved);
        assertThat(installation.run("concert", "--find-cache").out()).isEqualTo("none");
    }

    @Test
    void aTrainingThatFailsCostsNothingButSpeed() throws Exception {
        Installation.Result failed = installation.run("concert", "--make-cache");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err())
                .startsWith("concert: the cache cannot be made; ")
                .contains(".aot.log says more");
        assertThat(installation.run("concert", "start").code()).isZero();
    }

    /** The java of this test writes what it is told to, as the real one does. */
    @Test
    void theTrainingSeesNothingOfTheUser() throws Exception {
        Path jdk = installation.jdk("training", "25.0.9");
        Installation.executable(jdk.resolve("bin").resolve("java"), """
                for word; do
                    case $word in
                        -XX:AOTCacheOutput=*) printf '%s' "$XDG_DATA_HOME $XDG_STATE_HOME" >"${word#*=}" ;;
                    esac
                done""");
        installation.environment.put("JAVA_HOME", jdk.toString());
        assertThat(installation.run("concert", "--make-cache").code()).isZero();
        String cache = installation.run("concert", "--find-cache").out();
        assertThat(Path.of(cache)).content().doesNotContain(folder.toString());
        assertThat(Path.of(cache).resolveSibling(Path.of(cache).getFileName() + ".log"))
                .doesNotExist();
    }

    @Test
    void whereOneMayNotWriteTheCacheIsTheUsers() throws Exception {
        // A file in the way: a test that runs as root may write everywhere.
        Files.writeString(installation.home.resolve("cache"), "in the way");
        installation.run("concert", "--make-cache");
        assertThat(folder.resolve("caches").resolve("concert")).isDirectoryContaining("glob:**.aot.log");
    }

    @Test
    void nothingToWriteToIsToldAndStartsAllTheSame() throws Exception {
        Files.writeString(installation.home.resolve("cache"), "in the way");
        Files.writeString(folder.resolve("caches"), "in the way");
        assertThat(installation.run("concert", "--make-cache").err()).startsWith("concert: cannot write to ");
        assertThat(installation.run("concert", "start").code()).isZero();
    }
}
