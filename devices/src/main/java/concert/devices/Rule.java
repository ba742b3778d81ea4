package concert.devices;

import concert.coroutines.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which states an operation may start, through which it goes, in which it ends, and how it is stopped.
 *
 * <p>Used for actions and for writing parameters. If the operation is cancelled or fails, it is stopped as the rule
 * says and the state ends defined: what the hardware tells; else what a {@link StateException} names; else the state
 * before.
 */
public final class Rule<S extends Enum<S>> {
    private final StateParameter<S> state;
    private final Set<S> from;
    private final @Nullable S via;

    /** Where it may end, the first for a software state; empty for any, or the state before. */
    private final List<S> to;

    private final Operation.@Nullable StopAction stop;
    private final boolean safe;

    /** The parameters that operations of this rule move. Written while the device is constructed. */
    private final List<Parameter<?>> governed = new ArrayList<>();

    Rule(StateParameter<S> state, EnumSet<S> from) {
        this(state, Collections.unmodifiableSet(from), null, List.of(), null, false);
    }

    private Rule(
            StateParameter<S> state,
            Set<S> from,
            @Nullable S via,
            List<S> to,
            Operation.@Nullable StopAction stop,
            boolean safe) {
        this.state = state;
        this.from = from;
        this.via = via;
        this.to = to;
        this.stop = stop;
        this.safe = safe;
    }

    /** The state while the operation runs. */
    public Rule<S> via(S during) {
        return new Rule<>(state, from, during, to, stop, safe);
    }

    /**
     * The states in which it may end. A software state becomes the first of them; one that the hardware tells must be
     * among them, or the operation has failed.
     */
    @SafeVarargs
    public final Rule<S> to(S first, S... more) {
        List<S> ends = new ArrayList<>(List.of(first));
        for (S another : more) {
            ends.add(another);
        }
        return new Rule<>(state, from, via, List.copyOf(ends), stop, safe);
    }

    /**
     * How the hardware is stopped if the operation is cancelled or fails: only what this operation has started, and
     * only once. It is called from a platform thread if the operation is stuck.
     */
    public Rule<S> stop(Operation.StopAction action) {
        return new Rule<>(state, from, via, to, action, safe);
    }

    /**
     * The operation makes things safer, as closing a shutter or switching something off does: it passes while an
     * emergency stop is in force and although the device is write-protected.
     */
    public Rule<S> safe() {
        return new Rule<>(state, from, via, to, stop, true);
    }

    /**
     * Refuses {@code operation} if the state does not allow it now, and does not claim the state: for operations that
     * change none and may run beside each other, such as taking a frame. A hardware state counts as last seen.
     */
    public void check(String operation) {
        S now = state.known().orElse(null);
        if (now != null && !from.contains(now)) {
            throw new TransitionNotAllowedException(operation, now, from);
        }
    }

    /** What an emergency stop lets pass, and what it does not. */
    Operation.Kind kind() {
        return safe ? Operation.Kind.SAFE : Operation.Kind.ACT;
    }

    /** Part of the declaration of {@code parameter}: writing it goes by this rule. */
    Rule<S> governs(Parameter<?> parameter) {
        if (!parameter.device().equals(state.device())) {
            throw new DeviceException(
                    parameter.qualifiedName(),
                    "its rule belongs to " + state.device().name());
        }
        governed.add(parameter);
        return this;
    }

    /** A protected position must not be moved by homing either. */
    void refuseIfProtected() {
        for (Parameter<?> parameter : governed) {
            parameter.refuseIfProtected();
        }
    }

    /** Claims the state for {@code operation}, or refuses it; then the caller must complete or fail the transition. */
    Transition<S> begin(String operation) throws Exception {
        Transition<S> transition = new Transition<>(this, operation);
        transition.begin();
        return transition;
    }

    StateParameter<S> state() {
        return state;
    }

    Set<S> allowed() {
        return from;
    }

    @Nullable
    S during() {
        return via;
    }

    List<S> ends() {
        return to;
    }

    Operation.@Nullable StopAction stopAction() {
        return stop;
    }
}
