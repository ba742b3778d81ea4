package concert.devices;

import concert.coroutines.Operation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One operation on its way through its {@link Rule}; holds the claim on the state from begin to complete or fail. */
final class Transition<S extends Enum<S>> {
    private final Rule<S> rule;
    private final StateParameter<S> state;
    private final String operation;

    /** Written under the state's monitor: when the claim is taken, and again when a hardware state has been read. */
    private @Nullable S before;

    Transition(Rule<S> rule, String operation) {
        this.rule = rule;
        this.state = rule.state();
        this.operation = operation;
    }

    /** Claimed first, read second: the hardware is asked only by the one operation that could go on. */
    void begin() throws Exception {
        state.claim(this);
        if (state.hardware) {
            try {
                S found = require(state.readHardware());
                synchronized (state) {
                    startedIn(found);
                }
            } catch (Throwable refused) {
                state.release(this);
                throw refused;
            }
            S during = rule.during();
            if (during != null) {
                state.note(during);
            }
        }
    }

    /** From now on something may move, and whoever cancels the operation has to have it stopped. */
    void started(Operation op) {
        Operation.StopAction stop = rule.stopAction();
        if (stop != null) {
            op.started(stop);
        }
    }

    /**
     * The operation has done what it should. Checks the final state while nobody else can change it, so that another
     * operation's transition is never taken for ours.
     */
    void complete(Operation op) throws Exception {
        List<S> ends = rule.ends();
        S end = state.hardware ? state.readHardware() : ends.isEmpty() ? before : ends.getFirst();
        if (end != null && !ends.isEmpty() && !ends.contains(end)) {
            throw new StateException(
                    operation,
                    end,
                    "ended in " + StateParameter.text(end) + ", expected "
                            + ends.stream().map(StateParameter::text).collect(Collectors.joining(", ")));
        }
        // Disarmed before the state is free: the next operation's motion is not ours to stop.
        op.ended();
        if (!state.end(this, end)) {
            throw new StoppedException(
                    operation,
                    "did not get to its end, the state was set to "
                            + state.known().map(StateParameter::text).orElse("unknown") + " meanwhile");
        }
    }

    /** Stops the hardware first and frees the state afterwards: else the stop could hit the next operation's motion. */
    void fail(Operation op, Throwable failure) {
        try {
            op.halt();
        } catch (Exception stopFailure) {
            failure.addSuppressed(stopFailure);
        }
        var _ = state.end(this, endAfter(failure));
    }

    /** Whatever happened, the state is one that somebody knows: never a leftover "moving". */
    private @Nullable S endAfter(Throwable failure) {
        if (failure instanceof StateException named) {
            for (S possible : state.possible()) {
                if (possible == named.errorState()) {
                    return possible;
                }
            }
        }
        if (!state.hardware) {
            return before;
        }
        try {
            return state.readHardware();
        } catch (Exception unreadable) {
            failure.addSuppressed(unreadable);
            return before;
        }
    }

    // ---- called under the state's monitor --------------------------------------------------------------------------

    void startedIn(@Nullable S found) {
        before = found;
    }

    S during(S found) {
        S during = rule.during();
        return during == null ? found : during;
    }

    /** Whether its operation began in that state, and shows another one while it runs. */
    boolean hasLeft(S found) {
        return rule.during() != null && found == before;
    }

    S require(S found) {
        if (!rule.allowed().contains(found)) {
            throw new TransitionNotAllowedException(operation, found, rule.allowed());
        }
        return found;
    }

    /** Why this operation cannot start while {@code other} is in progress. */
    TransitionNotAllowedException refused(Transition<S> other) {
        S during = other.rule.during();
        S now = during != null ? during : other.before;
        return now == null || rule.allowed().contains(now)
                ? new TransitionNotAllowedException(operation, now, rule.allowed(), other.operation)
                : new TransitionNotAllowedException(operation, now, rule.allowed());
    }

    @Nullable
    S before() {
        return before;
    }

    String operation() {
        return operation;
    }
}
