package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.progress;
import static concert.coroutines.Coroutines.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import concert.coroutines.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How far work has come, and in which state it ends. */
@Timeout(60)
class ProgressTest {
    private final Supervisor supervisor =
            Supervisor.builder().clock(new ManualClock()).build();
    private final List<Progress> begun = new CopyOnWriteArrayList<>();
    private final List<Progress> ended = new CopyOnWriteArrayList<>();
    private Subscription watch = ProgressBoard.of(supervisor).watch(new ProgressBoard.Watcher() {
        @Override
        public void began(Progress progress) {
            begun.add(progress);
        }

        @Override
        public void ended(Progress progress) {
            ended.add(progress);
        }
    });

    @AfterEach
    void close() {
        supervisor.close();
    }

    private Task<?> run(Coroutine.Procedure body) throws InterruptedException {
        Task<?> task = supervisor.start(coroutine("work", body));
        task.join();
        return task;
    }

    private Progress only() {
        assertThat(begun).hasSize(1);
        return begun.getFirst();
    }

    @Test
    void itCountsAndIsDoneAtItsTotal() throws Exception {
        run(() -> {
            try (Progress p = progress("scan", 3)) {
                for (int i = 0; i < 3; i++) {
                    await(sleep(Duration.ofSeconds(2)));
                    p.advance();
                }
            }
        });
        assertThat(only()).hasToString("scan 3/3");
        assertThat(only().elapsed()).isEqualTo(Duration.ofSeconds(6));
        assertThat(only().state()).isEqualTo(Progress.State.DONE);
        assertThat(ended).containsExactly(only());
    }

    @Test
    void aLoopCountsWhatHasBeenDone() throws Exception {
        List<Long> seen = new ArrayList<>();
        Iterable<String> items = progress("scan", List.of("a", "b"));
        assertThat(begun).isEmpty();
        run(() -> {
            for (String item : items) {
                assertThat(item).isNotEmpty();
                seen.add(only().count());
            }
        });
        assertThat(seen).containsExactly(0L, 1L);
        assertThat(only().count()).isEqualTo(2);
        assertThat(only().total()).isEqualTo(2);
        assertThat(only().state()).isEqualTo(Progress.State.DONE);
    }

    @Test
    void whoDoesNotKnowTheTotalIsDoneWhenClosed() throws Exception {
        run(() -> {
            try (Progress p = progress("frames")) {
                p.advance(5);
                p.set(7);
            }
        });
        assertThat(only()).hasToString("frames 7");
        assertThat(only().state()).isEqualTo(Progress.State.DONE);
    }

    @Test
    void aLoopThatIsLeftIsStoppedWhenItsTaskEndsAndFailedWhenThatFails() throws Exception {
        run(() -> {
            for (int i : progress("left", List.of(1, 2, 3))) {
                if (i == 2) {
                    break;
                }
            }
            assertThat(only().state()).isEqualTo(Progress.State.RUNNING);
        });
        assertThat(only().state()).isEqualTo(Progress.State.STOPPED);
        var failed = run(() -> {
            for (int i : progress("fails", List.of(1, 2, 3))) {
                throw new IllegalStateException("at " + i);
            }
        });
        assertThat(failed.failure()).hasMessage("at 1");
        assertThat(begun.getLast().state()).isEqualTo(Progress.State.FAILED);
        assertThat(ended).hasSize(2);
    }

    @Test
    void aCancelIsToldWhetherItIsClosedOrNot() throws Exception {
        List<Progress> opened = new CopyOnWriteArrayList<>();
        Event both = new Event("both");
        Task<?> task = supervisor.start(coroutine("work", () -> {
            opened.add(progress("open", 10));
            try (Progress closed = progress("closed", 10)) {
                opened.add(closed);
                both.set();
                await(new Event("never").untilSet());
            }
        }));
        supervisor.start(coroutine(() -> await(both.untilSet()))).join();
        task.cancel();
        task.join();
        assertThat(opened).extracting(Progress::state).containsOnly(Progress.State.CANCELLED);
    }

    /** Line after line of a session, each an input. */
    @Test
    void whatIsOpenedAtThePromptOutlivesItsInput() throws Exception {
        Task<Progress> input = supervisor.input("open", () -> progress("scan", 2));
        input.join();
        assertThat(input.result().state()).isEqualTo(Progress.State.RUNNING);
        input.result().advance(2);
        input.result().close();
        assertThat(input.result().state()).isEqualTo(Progress.State.DONE);
    }

    @Test
    void whereNobodyWatchesOrNoTaskRunsItOnlyCounts() throws Exception {
        Progress alone = progress("alone", 2);
        alone.advance();
        alone.close();
        assertThat(alone.state()).isEqualTo(Progress.State.STOPPED);
        watch.close();
        run(() -> {
            try (Progress p = progress("unseen", 1)) {
                p.advance();
            }
        });
        assertThat(begun).isEmpty();
    }

    @Test
    void aViewThatFailsDoesNotTouchTheWork() throws Exception {
        ProgressBoard.of(supervisor).watch(new ProgressBoard.Watcher() {
            @Override
            public void began(Progress progress) {
                throw new IllegalStateException("broken view");
            }

            @Override
            public void ended(Progress progress) {
                throw new IllegalStateException("broken view");
            }
        });
        try (var _ = Rig.silentLog()) {
            Task<?> task = run(() -> progress("scan", 1).close());
            assertThat(task.state()).isEqualTo(TaskState.DONE);
        }
        assertThat(ended).hasSize(1);
    }

    @Test
    void aNegativeTotalIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> progress("scan", -3))
                .withMessage("progress: 'scan' cannot have -3 steps");
    }
}
