package concert.devices.cameras;

import static concert.coroutines.Coroutines.await;

import concert.coroutines.Event;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One recording, or one readout, from its begin to its end. */
final class Run {
    private final CameraState state;

    /** What the trigger source was before a stream changed it; null if it did not. */
    private final @Nullable TriggerSource before;

    private final AtomicBoolean ending = new AtomicBoolean();
    private final Event ended = new Event("the end of a recording");

    /** How many frames were taken; only who takes them counts. */
    private long taken;

    Run(CameraState state, @Nullable TriggerSource before) {
        this.state = state;
        this.before = before;
    }

    CameraState state() {
        return state;
    }

    @Nullable
    TriggerSource before() {
        return before;
    }

    long count() {
        return taken++;
    }

    /** True for the first who wants to end it, who then has to, and to say {@link #hasEnded}. */
    boolean beginsToEnd() {
        return ending.compareAndSet(false, true);
    }

    void hasEnded() {
        ended.set();
    }

    void awaitEnd() throws InterruptedException {
        await(ended.untilSet());
    }

    /** The same for another try, after it could not be ended. */
    Run again() {
        return new Run(state, before);
    }
}
