package concert.coroutines.testing;

import static concert.coroutines.Coroutines.await;

import concert.coroutines.Observable;

/**
 * Forces an interleaving: step <i>n</i> begins when step <i>n-1</i> has ended, whichever tasks they are in.
 *
 * <pre>
 * try (var _ = steps.step(0)) { ... }      // in one task
 * try (var _ = steps.step(1)) { ... }      // in another
 * </pre>
 */
public final class Sequencer {
    private final Observable<Integer> turn = new Observable<>(0);

    public Sequencer() {}

    /** A step that runs; closing it lets the next one begin. */
    public interface Step extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for the turn of step {@code number}, the first being 0. A cancel point. */
    public Step step(int number) throws InterruptedException {
        await(turn.until(now -> now == number));
        return () -> turn.update(number + 1);
    }

    /** A step with nothing in it: goes on when it is its turn. */
    public void pass(int number) throws InterruptedException {
        step(number).close();
    }
}
