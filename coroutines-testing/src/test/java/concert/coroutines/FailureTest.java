package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a failure of awaited work arrives, and how a task's outcome can be looked at. */
class FailureTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void endRun() {
        run.close();
    }

    private static <X extends Throwable> Coroutine<Void> failing(X failure) {
        return coroutine("failing", () -> {
            throwIt(failure);
        });
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwIt(Throwable failure) throws X {
        throw (X) failure;
    }

    @Test
    void anUncheckedFailureArrivesAsItself() throws Exception {
        IllegalStateException failure = new IllegalStateException("no beam");
        run.run(() -> {
            assertThatThrownBy(() -> await(failing(failure))).isSameAs(failure);
            Task<Void> task = start(failing(failure));
            assertThatThrownBy(() -> await(task)).isSameAs(failure);
            assertThatThrownBy(task::result).isSameAs(failure);
            assertThat(task.failure()).isSameAs(failure);
            assertThat(task.state()).isEqualTo(TaskState.FAILED);
        });
    }

    @Test
    void anErrorArrivesAsItself() throws Exception {
        AssertionError failure = new AssertionError("impossible");
        run.run(() -> {
            assertThatThrownBy(() -> await(failing(failure))).isSameAs(failure);
            assertThatThrownBy(() -> await(start(failing(failure)))).isSameAs(failure);
        });
    }

    @Test
    void aCheckedFailureIsTheCauseOfACoroutineException() throws Exception {
        IOException failure = new IOException("cable");
        run.run(() -> {
            assertThatThrownBy(() -> await(failing(failure)))
                    .isExactlyInstanceOf(CoroutineException.class)
                    .hasMessage("IOException: cable")
                    .cause()
                    .isSameAs(failure);
            Task<Void> task = start(failing(failure));
            assertThatThrownBy(() -> await(task))
                    .isExactlyInstanceOf(CoroutineException.class)
                    .cause()
                    .isSameAs(failure);
            assertThat(task.failure()).isSameAs(failure);
        });
    }

    @Test
    void aCheckedFailureIsWrappedOnceHoweverDeepItComesFrom() throws Exception {
        IOException failure = new IOException("cable");
        run.run(() -> {
            Coroutine<Void> nested = coroutine(() -> await(coroutine(() -> await(start(failing(failure))))));
            assertThatThrownBy(() -> await(start(nested)))
                    .isExactlyInstanceOf(CoroutineException.class)
                    .cause()
                    .isSameAs(failure);
            assertThatThrownBy(() -> await(gather(nested, nested)))
                    .isExactlyInstanceOf(CoroutineException.class)
                    .cause()
                    .isSameAs(failure);
        });
    }

    @Test
    void aSharedFailureIsNotChangedByThoseWhoAwaitIt() throws Exception {
        IllegalStateException failure = new IllegalStateException("no beam");
        StackTraceElement[] stack = failure.getStackTrace();
        run.run(() -> {
            Task<Void> task = start(failing(failure));
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> await(task)).isSameAs(failure);
            }
            task.trace();
        });
        assertThat(failure.getStackTrace()).isEqualTo(stack);
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void eachAwaiterOfACheckedFailureGetsACarrierOfItsOwn() throws Exception {
        run.run(() -> {
            Task<Void> task = start(failing(new IOException("cable")));
            Throwable first = catchFrom(task);
            assertThat(catchFrom(task)).isNotSameAs(first).hasCause(first.getCause());
        });
    }

    private static Throwable catchFrom(Task<?> task) throws InterruptedException {
        try {
            await(task);
            throw new AssertionError("it did not fail");
        } catch (CoroutineException e) {
            return e;
        }
    }

    @Test
    void theTraceShowsTheWork() throws Exception {
        run.run(() -> {
            Task<Void> task = start(failing(new IllegalStateException("no beam")));
            assertThatThrownBy(() -> await(task)).hasMessage("no beam");
            assertThat(task.trace())
                    .startsWith("java.lang.IllegalStateException: no beam")
                    .contains("FailureTest");
            Task<Integer> fine = start(coroutine(() -> 1));
            await(fine);
            assertThat(fine.trace()).isEmpty();
        });
    }

    @Test
    void theResultOfARunningTaskIsAnError() throws Exception {
        run.run(() -> {
            Task<Void> task = start(sleep(ofSeconds(1)).named("motion"));
            assertThatThrownBy(task::result)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(task.label() + " has not ended; await it");
            assertThat(task.failure()).isNull();
            await(task);
        });
    }

    @Test
    void aFutureEndsAsTheTaskDoes() throws Exception {
        run.run(() -> {
            Task<Integer> done = start(coroutine(() -> 5));
            CompletableFuture<Integer> future = done.asFuture();
            await(done);
            Rig.letOthersWait(); // who is told first, the future or we, is open
            assertThat(future).isCompletedWithValue(5);
            assertThat(done.asFuture()).isCompletedWithValue(5);

            IOException failure = new IOException("cable");
            Task<Void> failed = start(failing(failure));
            CompletableFuture<Void> failing = failed.asFuture();
            Rig.letOthersWait();
            assertThat(failing).isCompletedExceptionally();
            assertThatThrownBy(failing::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isSameAs(failure);

            Task<Void> cancelled = start(sleep(ofHours(1)));
            CompletableFuture<Void> stopped = cancelled.asFuture();
            cancelled.cancel();
            Rig.awaitCancelled(cancelled);
            Rig.letOthersWait();
            assertThat(stopped).isCancelled();
        });
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void completingOrCancellingTheFutureDoesNotTouchTheTask() throws Exception {
        run.run(() -> {
            Task<Integer> task = start(coroutine(() -> {
                await(sleep(ofSeconds(1)));
                return 5;
            }));
            task.asFuture().cancel(true);
            task.asFuture().complete(6);
            assertThat(await(task)).isEqualTo(5);
            assertThat(task.asFuture()).isCompletedWithValue(5);
        });
    }

    @Test
    void aContinuationThatFailsHurtsNobodyElse() throws Exception {
        run.run(() -> {
            Task<Integer> task = start(coroutine(() -> {
                await(sleep(ofSeconds(1)));
                return 5;
            }));
            CompletableFuture<Integer> next = task.asFuture().thenApply(value -> {
                throw new IllegalStateException("continuation of " + value);
            });
            assertThat(await(task)).isEqualTo(5);
            Rig.letOthersWait();
            assertThatThrownBy(next::join).isInstanceOf(CompletionException.class);
        });
    }

    @Test
    void joinThrowsNothingOfTheTasks() throws Exception {
        Task<Void> task = run.supervisor().start(failing(new IllegalStateException("no beam")));
        task.join();
        assertThat(task.isDone()).isTrue();
        assertThat(task.join(ofSeconds(1))).isTrue();
    }

    @Test
    void joinGivesUpAfterItsLimit() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<Void> task = run.supervisor().start(sleep(ofHours(1)));
        assertThat(task.join(java.time.Duration.ofMillis(1))).isFalse();
    }

    @Test
    void aCancellationExceptionThatNobodyCatchesMakesTheTaskCancelled() throws Exception {
        run.run(() -> {
            Task<Void> inner = start(sleep(ofHours(1)));
            Task<Void> outer = start(coroutine(() -> await(inner)));
            Rig.letOthersWait();
            inner.cancel();
            assertThatThrownBy(() -> await(outer)).isInstanceOf(CancellationException.class);
            assertThat(outer.state()).isEqualTo(TaskState.CANCELLED);
        });
    }
}
