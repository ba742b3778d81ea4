package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.Sequencer;
import concert.coroutines.testing.TestRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The instruments for tests: forced interleavings, and the run itself. */
class SequencerTest {
    private final TestRun run = TestRun.create();
    private final List<Object> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    @Test
    void stepsRunInTheirOrderWhicheverTasksTheyAreIn() throws Exception {
        Sequencer steps = new Sequencer();
        run.run(() -> await(gather(
                coroutine(() -> {
                    for (int number = 1; number < 20; number += 2) {
                        try (var _ = steps.step(number)) {
                            trail.add(number);
                        }
                    }
                }),
                coroutine(() -> {
                    for (int number = 0; number < 20; number += 2) {
                        try (var _ = steps.step(number)) {
                            trail.add(number);
                        }
                    }
                }))));
        assertThat(trail).hasSize(20).isSortedAccordingTo((a, b) -> Integer.compare((int) a, (int) b));
    }

    @Test
    void aStepLastsUntilItIsClosed() throws Exception {
        Sequencer steps = new Sequencer();
        run.run(() -> await(gather(
                coroutine(() -> {
                    try (var _ = steps.step(0)) {
                        await(sleep(ofSeconds(1)));
                        trail.add("first");
                    }
                }),
                coroutine(() -> {
                    steps.pass(1);
                    trail.add("second");
                }))));
        assertThat(trail).containsExactly("first", "second");
    }

    @Test
    void manyTasksInAnyOrderOfStartEndInTheOrderOfTheSteps() throws Exception {
        Sequencer steps = new Sequencer();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, new Random(1));
        run.run(() -> await(gather(numbers.stream()
                .map(number -> coroutine(() -> {
                    try (var _ = steps.step(number)) {
                        trail.add(number);
                    }
                }))
                .toList())));
        assertThat(trail).hasSize(200).isSortedAccordingTo((a, b) -> Integer.compare((int) a, (int) b));
    }

    @Test
    void waitingForATurnIsACancelPoint() throws Exception {
        Sequencer steps = new Sequencer();
        run.run(() -> {
            Task<Void> waiting = start(coroutine(() -> steps.pass(5)));
            Rig.letOthersWait();
            waiting.cancel();
            Rig.awaitCancelled(waiting);
        });
    }

    @Test
    void aRunReturnsTheValueAndThrowsTheFailureAsItIs() throws Exception {
        assertThat(run.run(() -> 5)).isEqualTo(5);
        assertThat(run.input(() -> 6)).isEqualTo(6);
        IOException failure = new IOException("cable");
        assertThatThrownBy(() -> run.run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> run.input(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> run.run(() -> await(coroutine(() -> {
                    throw failure;
                }))))
                .isSameAs(failure);
    }

    @Test
    void aRunStopsAtItsEndWhatIsLeft() throws Exception {
        TestRun other = TestRun.create();
        Task<?>[] left = new Task<?>[1];
        other.clock().jumpAutomatically(false);
        other.run(() -> {
            left[0] = start(coroutine(() -> {
                try {
                    await(sleep(ofSeconds(1)));
                } finally {
                    await(sleep(ofSeconds(1)));
                    trail.add("cleaned up");
                }
            }));
        });
        Rig.untilParked(left[0]);
        other.close();
        assertThat(left[0].state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("cleaned up");
    }

    @Test
    void whatTheKernelSaysCanBeLookedAt() throws Exception {
        run.run(() -> {
            Coroutines.lock(new Rig.Apparatus("motor"));
        });
        assertThat(run.notices()).hasSize(1).first().asString().endsWith("ended with its lock on motor held; released");
    }
}
