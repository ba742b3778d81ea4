package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.blocking;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.createCommand;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.race;
import static concert.coroutines.Coroutines.scope;
import static concert.coroutines.Coroutines.shield;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Coroutines.waitUntil;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A coroutine is a value: a description of work, which may be run never, once or often, here or elsewhere. */
class CoroutineTest {
    private final TestRun run = TestRun.create();
    private final AtomicInteger runs = new AtomicInteger();
    private final Coroutine<Integer> counting = coroutine("counting", () -> {
        await(sleep(ofSeconds(1)));
        return runs.incrementAndGet();
    });

    @AfterEach
    void endRun() {
        run.close();
    }

    @Test
    void makingOneRunsNothing() {
        assertThat(counting.named("other").timeout(ofSeconds(1)).name()).isEqualTo("other");
        assertThat(gather(counting, counting).name()).isEqualTo("gather");
        assertThat(runs).hasValue(0);
    }

    @Test
    void oneValueMayBeRunAgainInEveryWay() throws Exception {
        run.run(() -> {
            assertThat(await(counting)).isEqualTo(1);
            assertThat(await(counting)).isEqualTo(2);
            assertThat(await(start(counting))).isEqualTo(3);
            assertThat(await(counting.timeout(ofSeconds(5)))).isEqualTo(4);
            assertThat(await(gather(List.of(counting, counting)))).containsExactlyInAnyOrder(5, 6);
        });
        run.input(() -> assertThat(Command.run("count", counting)).isEqualTo(7));
    }

    @Test
    void anAwaitedCoroutineRunsRightHere() throws Exception {
        run.run(() -> {
            Thread here = Thread.currentThread();
            Task<?> task = Task.current();
            await(coroutine(() -> {
                assertThat(Thread.currentThread()).isSameAs(here);
                assertThat(Task.current()).isSameAs(task);
            }));
        });
    }

    @Test
    void aStartedOneRunsOnAThreadOfItsOwn() throws Exception {
        run.run(() -> {
            Thread here = Thread.currentThread();
            Task<?> me = Task.current();
            await(start(coroutine(() -> {
                assertThat(Thread.currentThread()).isNotSameAs(here);
                assertThat(Thread.currentThread().isVirtual()).isTrue();
                assertThat(Task.current()).isNotSameAs(me);
            })));
        });
    }

    @Test
    void aNameIsForPeopleOnly() throws Exception {
        run.run(() -> {
            Task<Integer> task = start(counting.named("exposure"));
            assertThat(task.name()).isEqualTo("exposure");
            assertThat(task.label()).isEqualTo("task " + task.id() + " 'exposure'");
            assertThat(counting).hasToString("coroutine counting");
            await(task);
            assertThat(task).hasToString(task.label() + " done");
        });
    }

    @Test
    void aValueMayBeNull() throws Exception {
        Coroutine<String> nothing = coroutine(() -> (String) null);
        run.run(() -> {
            assertThat(await(nothing)).isNull();
            assertThat(await(start(nothing))).isNull();
            assertThat(await(gather(List.of(nothing, nothing)))).containsExactly(null, null);
            assertThat(await(race(nothing))).isNull();
            assertThat(await(nothing.timeout(ofSeconds(1)))).isNull();
            assertThat(await(shield(nothing))).isNull();
        });
    }

    @Test
    void whatATaskIsDoingCanBeLookedAt() throws Exception {
        run.run(() -> {
            Task<Integer> task = start(counting);
            Rig.letOthersWait();
            assertThat(task.state()).isEqualTo(TaskState.WAITING);
            assertThat(task.waitsFor()).isEqualTo("sleeps");
            assertThat(task.age()).isEqualTo(java.time.Duration.ofMillis(1));
            assertThat(task.isDone()).isFalse();
            Task<Integer> awaiting = start(coroutine(() -> await(task)));
            Rig.letOthersWait();
            assertThat(awaiting.waitsFor()).isEqualTo("awaits " + task.label());
            await(awaiting);
            assertThat(task.state()).isEqualTo(TaskState.DONE);
            assertThat(task.state().isFinal()).isTrue();
            assertThat(task.waitsFor()).isEmpty();
            assertThat(task.supervisor()).isSameAs(run.supervisor());
            assertThat(Task.current().state()).isEqualTo(TaskState.RUNNING);
        });
    }

    @Test
    void outsideAnyTaskNothingWorksAndTheErrorSaysWhere() {
        List<ThrowingCallable> attempts = List.of(
                () -> await(counting),
                () -> start(counting),
                () -> await(gather(counting, counting)),
                () -> Coroutines.lock(new Rig.Apparatus("motor")),
                () -> createCommand(() -> counting).run(),
                () -> Command.run("count", counting),
                () -> Coroutines.register("count", createCommand(() -> counting)),
                () -> Operation.enter(Operation.Kind.READ, new Rig.Apparatus("motor"), "motor: get"),
                LoopGuard::begin,
                Task::current,
                Supervisor::current);
        for (ThrowingCallable attempt : attempts) {
            assertThatThrownBy(attempt)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(
                            "no task runs on thread '" + Thread.currentThread().getName() + "'");
        }
        assertThat(Task.currentOrNull()).isNull();
        assertThat(runs).hasValue(0);
    }

    @Test
    void awaitOfATaskOutsideAnyTaskIsAnErrorToo() throws Exception {
        Task<Integer> task = run.supervisor().start(counting);
        assertThatThrownBy(() -> await(task)).isInstanceOf(IllegalStateException.class);
        assertThat(run.resultOf(task)).isEqualTo(1);
    }

    @Test
    void nothingToAwaitIsAnErrorOfOneLine() throws Exception {
        run.run(() -> assertThatThrownBy(() -> await((Awaitable<Void>) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("await: there is nothing to await (null)"));
    }

    @Test
    void nullIsRefusedWhereItIsGiven() {
        Coroutine<Void> fine = sleep(ofSeconds(1));
        List<ThrowingCallable> attempts = List.of(
                () -> coroutine((Coroutine.Body<Object>) null),
                () -> coroutine((Coroutine.Procedure) null),
                () -> coroutine(null, () -> 1),
                () -> fine.named(null),
                () -> fine.timeout((java.time.Duration) null),
                () -> sleep((java.time.Duration) null),
                () -> createCommand(null),
                () -> run.supervisor().start(null),
                () -> race(fine, null));
        for (int i = 0; i < attempts.size(); i++) {
            assertThatThrownBy(attempts.get(i))
                    .as("attempt %d", i)
                    .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
        }
    }

    @Test
    void nullInsideACoroutineLeavesNothingBehind() throws Exception {
        run.run(() -> {
            List<ThrowingCallable> attempts = List.of(
                    () -> start((Coroutine<Void>) null),
                    () -> await(gather(sleep(ofSeconds(1)), (Awaitable<Void>) null)),
                    () -> await(shield((Awaitable<Void>) null)),
                    () -> await(scope((Scope.Body<Void>) null)),
                    () -> await(waitUntil(null)),
                    () -> await(blocking("call", (Coroutine.Body<Void>) null)));
            for (int i = 0; i < attempts.size(); i++) {
                assertThatThrownBy(attempts.get(i))
                        .as("attempt %d", i)
                        .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
            }
            assertThat(run.supervisor().tasks()).containsExactly(Task.current());
            await(sleep(ofSeconds(1)));
        });
    }

    @Test
    void deeplyAwaitedCoroutinesAreJustCalls() throws Exception {
        List<String> order = new ArrayList<>();
        run.run(() -> {
            Coroutine<Void> innermost = coroutine(() -> {
                order.add("innermost");
            });
            Coroutine<Void> all = innermost;
            for (int depth = 0; depth < 500; depth++) {
                Coroutine<Void> inner = all;
                all = coroutine(() -> await(inner));
            }
            await(all);
        });
        assertThat(order).containsExactly("innermost");
    }
}
