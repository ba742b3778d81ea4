package concert.usage;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import org.junit.jupiter.api.Test;

/** The trace of a failure shows who awaited it; seen from outside the kernel's package, whose frames it leaves out. */
class AwaitingStackTest {

    private static Task<Void> startFailing() {
        return start(coroutine("failing", () -> failDeepInside()));
    }

    private static void failDeepInside() {
        throw new IllegalStateException("no beam");
    }

    private static void scanThatAwaits(Task<Void> task) throws InterruptedException {
        await(task);
    }

    @Test
    void theTraceShowsTheWorkAndTheFirstWhoAwaitedIt() throws Exception {
        try (TestRun run = TestRun.create()) {
            run.run(() -> {
                Task<Void> task = startFailing();
                assertThatThrownBy(() -> scanThatAwaits(task)).hasMessage("no beam");
                assertThat(task.trace())
                        .startsWith("java.lang.IllegalStateException: no beam")
                        .containsSubsequence("failDeepInside", "awaited", "scanThatAwaits");
                String first = task.trace();
                assertThatThrownBy(() -> await(task)).hasMessage("no beam");
                assertThat(task.trace()).isEqualTo(first);
                String awaited = first.substring(first.indexOf("awaited"));
                assertThat(awaited.lines().skip(1).findFirst()).get().asString().contains("scanThatAwaits");
                assertThat(awaited.lines().count()).isLessThanOrEqualTo(65);
            });
        }
    }

    @Test
    void aGatherThatThrowsAFailureShowsWhoAwaitedTheGather() throws Exception {
        try (TestRun run = TestRun.create()) {
            run.run(() -> {
                Task<Void> task = startFailing();
                assertThatThrownBy(() -> await(gather(task, coroutine(() -> 1))))
                        .hasMessage("no beam");
                assertThat(task.trace()).containsSubsequence("failDeepInside", "awaited", "AwaitingStackTest");
            });
        }
    }
}
