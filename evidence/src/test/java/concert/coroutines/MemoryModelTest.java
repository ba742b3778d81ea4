package concert.coroutines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of {@link MemoryModel}, in virtual machines of their own. */
class MemoryModelTest {
    @TempDir
    Path results;

    private record Ended(int code, String output) {}

    @Test
    void ourLockFreeCodeHoldsOnThisMachine() throws Exception {
        Ended ended = run("(NoWakeUpIsLost|AParkCountsOnce|AChainOfClaimsIsSeenWhole)$");

        assertThat(ended.code).as(ended.output).isZero();
        assertThat(ended.output).contains("NoWakeUpIsLost", "AParkCountsOnce", "AChainOfClaimsIsSeenWhole");
    }

    @Test
    void theBugsAreFound() throws Exception {
        Ended ended = run("WithABug$");

        assertThat(ended.code).as(ended.output).isNotZero();
        assertThat(ended.output).contains("found: the count is wrong", "found: the chain was seen without its rest");
    }

    private Ended run(String tests) throws IOException, InterruptedException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classes,
                        "org.openjdk.jcstress.Main",
                        // One configuration of the virtual machine, and long enough to find the bugs many times over.
                        "-jvmArgs",
                        "-Xmx256m",
                        "-sc",
                        "false",
                        "-f",
                        "1",
                        "-iters",
                        "5",
                        "-time",
                        "200",
                        "-t",
                        tests,
                        "-r",
                        results.toString())
                .directory(results.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), output);
    }
}
