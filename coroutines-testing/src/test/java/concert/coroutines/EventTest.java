package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Rig.awaitCancelled;
import static concert.coroutines.Rig.letOthersWait;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.Sequencer;
import concert.coroutines.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events and observable values: told at once, without polling, and never missed. */
class EventTest {
    private final TestRun run = TestRun.create();
    private final List<Object> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    @Test
    void allWhoWaitGoOnWhenItHappens() throws Exception {
        run.run(() -> {
            Event beam = new Event();
            List<Task<Void>> waiting = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                waiting.add(start(beam.untilSet()));
            }
            await(sleep(ofSeconds(1)));
            assertThat(waiting).noneMatch(Task::isDone);
            beam.set();
            for (Task<Void> task : waiting) {
                await(task);
            }
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(1));
        });
    }

    @Test
    void whatHasHappenedIsNotWaitedForUntilItIsCleared() throws Exception {
        run.run(() -> {
            Event beam = new Event();
            assertThat(beam).hasToString("event, not set");
            beam.set();
            assertThat(beam.isSet()).isTrue();
            assertThat(beam).hasToString("event, set");
            await(beam.untilSet());
            beam.clear();
            assertThat(beam.isSet()).isFalse();
            Task<Void> waiting = start(beam.untilSet());
            letOthersWait();
            assertThat(waiting.isDone()).isFalse();
            beam.set();
            await(waiting);
        });
    }

    /** Who was waiting when it was set goes on, however short that lasted. */
    @Test
    void aSetThatIsClearedAtOnceIsNotMissed() throws Exception {
        run.run(() -> {
            Event beam = new Event();
            Task<Void> waiting = start(beam.untilSet());
            letOthersWait();
            beam.set();
            beam.clear();
            await(waiting);
        });
    }

    @Test
    void anEventMayBeSetFromAnyThread() throws Exception {
        Event beam = new Event();
        Task<Void> waiting = run.supervisor().start(beam.untilSet());
        Rig.untilParked(waiting);
        beam.set();
        run.resultOf(waiting);
    }

    @Test
    void aTransientValueIsNotMissedAndIsTheResult() throws Exception {
        run.run(() -> {
            Observable<Integer> temperature = new Observable<>(20);
            Task<Integer> hot = start(temperature.until(value -> value > 30));
            letOthersWait();
            temperature.update(25);
            temperature.update(35);
            temperature.update(22);
            assertThat(await(hot)).isEqualTo(35);
            assertThat(temperature.value()).isEqualTo(22);
        });
    }

    @Test
    void aValueThatFitsAlreadyIsTheResultAtOnce() throws Exception {
        run.run(() -> assertThat(await(new Observable<>("open").until("open"::equals)))
                .isEqualTo("open"));
    }

    /**
     * Looking first and subscribing afterwards would wait for ever: 1. not open yet, 2. it opens, nobody is told,
     * 3. we subscribe. The predicate, which is asked in between, lets the door open just then.
     */
    @Test
    void aChangeBetweenTheFirstLookAndTheWaitIsNotMissed() throws Exception {
        Sequencer steps = new Sequencer();
        run.run(() -> {
            Observable<String> door = new Observable<>("closed");
            Task<Void> opener = start(coroutine(() -> {
                steps.pass(1);
                door.update("open");
                steps.pass(2);
            }));
            boolean[] first = {true};
            Task<String> waiting = start(coroutine(
                    "waiting",
                    () -> await(door.until(value -> {
                        if (first[0] && Task.current().name().equals("waiting")) {
                            first[0] = false;
                            passUninterrupted(steps); // it opens while we look at the old value
                        }
                        return value.equals("open");
                    }))));
            assertThat(await(waiting)).isEqualTo("open");
            await(opener);
        });
    }

    private static void passUninterrupted(Sequencer steps) {
        try {
            steps.pass(0);
            steps.pass(3);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void subscribersAreToldInOrderAndOnlyUntilTheyClose() {
        Observable<Integer> value = new Observable<>(0);
        Subscription first = value.subscribe(now -> trail.add("first " + now));
        Subscription second = value.subscribe(now -> trail.add("second " + now));
        value.update(1);
        first.close();
        value.update(2);
        second.close();
        first.close(); // a no-op
        value.update(3);
        assertThat(trail).containsExactly("first 1", "second 1", "second 2");
    }

    @Test
    void theSameFunctionMayBeSubscribedTwiceAndGivenBackOnce() {
        Observable<Integer> value = new Observable<>(0);
        java.util.function.Consumer<Integer> subscriber = trail::add;
        Subscription first = value.subscribe(subscriber);
        Subscription second = value.subscribe(subscriber);
        value.update(1);
        first.close();
        value.update(2);
        second.close();
        assertThat(trail).containsExactly(1, 1, 2);
    }

    @Test
    void aSubscriberThatFailsDoesNotKeepTheOthersFromBeingToldNorTheUpdateFromHappening() {
        Observable<Integer> value = new Observable<>(0);
        value.subscribe(now -> {
            throw new IllegalStateException("a broken view");
        });
        value.subscribe(now -> {
            throw new AssertionError("an even more broken view");
        });
        value.subscribe(trail::add);
        try (var _ = Rig.silentLog()) {
            value.update(1);
        }
        assertThat(trail).containsExactly(1);
        assertThat(value.value()).isEqualTo(1);
    }

    @Test
    void whatASubscriberFailsOnIsInTheLog() {
        Observable<Integer> value = new Observable<>(0);
        value.subscribe(now -> {
            throw new IllegalStateException("a broken view");
        });
        assertThat(Rig.logged(() -> value.update(7))).singleElement().asString().contains("a subscriber failed on 7");
    }

    @Test
    void aTaskTellsWhatItWaitsFor() throws Exception {
        Observable<Integer> value = new Observable<>(0);
        run.run(() -> {
            Task<Integer> task = start(value.until(now -> now > 3));
            Rig.letOthersWait();
            assertThat(task.waitsFor()).startsWith("waits for ");
            value.update(4);
            await(task);
        });
    }

    @Test
    void aSubscriberMaySubscribeAndClose() {
        Observable<Integer> value = new Observable<>(0);
        AtomicReference<Subscription> own = new AtomicReference<>();
        own.set(value.subscribe(now -> {
            trail.add("once " + now);
            own.get().close();
            value.subscribe(later -> trail.add("later " + later));
        }));
        value.update(1);
        value.update(2);
        assertThat(trail).containsExactly("once 1", "later 2");
    }

    @Test
    void subscribersAreToldOnTheUpdatingThread() {
        Observable<Integer> value = new Observable<>(0);
        value.subscribe(now -> trail.add(Thread.currentThread()));
        value.update(1);
        assertThat(trail).containsExactly(Thread.currentThread());
    }

    /** The failure is the waiting task's, not that of who happens to update, and it must not wait for ever. */
    @Test
    void aConditionThatFailsOnAnUpdateFailsTheOneWhoWaits() throws Exception {
        run.run(() -> {
            Observable<Integer> value = new Observable<>(1);
            Task<Integer> waiting = start(value.until(now -> 6 / now > 6));
            letOthersWait();
            try (var _ = Rig.silentLog()) {
                value.update(0);
            }
            assertThatThrownBy(() -> await(coroutine(() -> await(waiting)).timeout(ofSeconds(1))))
                    .isInstanceOf(ArithmeticException.class);
        });
    }

    @Test
    void aConditionThatFailsAtTheFirstLookFailsToo() throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(new Observable<>(0).until(now -> 6 / now > 6)))
                .isInstanceOf(ArithmeticException.class));
    }

    @Test
    void whoIsCancelledWhileWaitingIsToldNothingMore() throws Exception {
        run.run(() -> {
            Observable<Integer> value = new Observable<>(0);
            Task<Integer> waiting = start(value.until(now -> {
                trail.add(now);
                return false;
            }));
            letOthersWait();
            waiting.cancel();
            awaitCancelled(waiting);
            value.update(1);
        });
        assertThat(trail).containsExactly(0);
    }

    @Test
    void manyUpdatesFromManyTasksAreAllTold() throws Exception {
        Observable<Integer> value = new Observable<>(0);
        List<Integer> told = new CopyOnWriteArrayList<>();
        try (var _ = value.subscribe(told::add)) {
            run.run(() -> {
                List<Coroutine<Void>> updating = new ArrayList<>();
                for (int i = 1; i <= 100; i++) {
                    int number = i;
                    updating.add(coroutine(() -> value.update(number)));
                }
                await(Coroutines.gather(updating));
            });
        }
        assertThat(told).hasSize(100).doesNotHaveDuplicates();
    }
}
