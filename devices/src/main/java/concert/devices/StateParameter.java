package concert.devices;

import static concert.coroutines.Coroutines.await;

import concert.coroutines.Coroutine;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a device, as one word of an enum; read-only for users.
 *
 * <p>It changes by the operations whose {@link Rule} says so. Check and transition are one step: of two operations that
 * start at the same moment one wins, and the other is refused at once.
 */
public abstract sealed class StateParameter<S extends Enum<S>> extends Parameter<S> permits StateDeclaration {
    /*
     * An operation with a rule owns the state while it runs: it holds the claim. A software state is the truth itself.
     * A hardware state is what was last seen; then the claim alone keeps operations apart.
     *
     *   free    -> claimed  claim(): nobody has it, and a software state is one of those allowed. The state becomes
     *                       `via`, a hardware one only after it was read and found allowed.
     *   claimed -> free     end(): the final state is known, after success or failure.
     *                       release(): the hardware was in a state that does not allow the operation.
     *                       report() of a software state, recover(): somebody stronger has decided it. The operation
     *                       finds its claim gone, leaves the state alone and fails.
     *
     * `claim` and `state` change together under the monitor. Nothing waits and no listener is called with it held, so
     * events of two operations that follow each other closely may come in either order; lastKnown() is always right.
     */
    private final S initial;
    private @Nullable Transition<S> claim;

    /** Null for a hardware state that nobody has read. Written under the monitor. */
    private volatile @Nullable S state;

    /** Whether the hardware tells it; part of the declaration. */
    boolean hardware;

    StateParameter(Device device, String name, S initial, String documentation) {
        super(device, name, documentation);
        this.initial = initial;
        this.state = initial;
        getter = this::software;
    }

    /** A rule for operations that may start in these states. */
    @SafeVarargs
    public final Rule<S> from(S first, S... more) {
        EnumSet<S> states = EnumSet.of(first);
        for (S another : more) {
            states.add(another);
        }
        return new Rule<>(this, states);
    }

    /** A rule for operations that may start in any state. */
    public final Rule<S> fromAny() {
        return new Rule<>(this, EnumSet.allOf(initial.getDeclaringClass()));
    }

    /**
     * Brings a software state back to the one it began with, for a device that was put right by hand; a hardware state
     * is read again. Refused while an operation is in progress.
     */
    public final Coroutine<Void> reset() {
        return device().safeAction("reset " + name(), () -> {
            if (hardware) {
                var _ = await(get());
            } else {
                resetSoftware();
            }
        });
    }

    /** The state parameter of that name, whose states are those of {@code type}; an error if they are not. */
    @SuppressWarnings("unchecked") // compared with the type of its states just before
    public static <S extends Enum<S>> StateParameter<S> of(Parameterizable device, String name, Class<S> type) {
        Parameter<?> found = device.parameter(name);
        if (found instanceof StateParameter<?> state
                && state.initial.getDeclaringClass().equals(type)) {
            return (StateParameter<S>) state;
        }
        throw new DeviceException(found.qualifiedName(), " ", "is no " + type.getSimpleName());
    }

    /** How a state is written: HARD_LIMIT is "hard-limit". */
    public static String text(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Part of the declaration: from now on the hardware knows better than {@code initial}. */
    void isReadFromHardware() {
        hardware = true;
        state = null;
    }

    S[] possible() {
        return initial.getDeclaringClass().getEnumConstants();
    }

    // ---- for transitions -------------------------------------------------------------------------------------------

    /** The atomic step. Refuses if another operation is in progress or a software state is not among those allowed. */
    void claim(Transition<S> transition) {
        S before;
        S now;
        synchronized (this) {
            Transition<S> inProgress = claim;
            if (inProgress != null) {
                throw transition.refused(inProgress);
            }
            before = state;
            now = hardware ? before : transition.during(transition.require(software()));
            transition.startedIn(before);
            claim = transition;
            state = now;
        }
        publish(before, now);
    }

    /** Ends the claim with the state that is now; false if somebody stronger has ended it before. */
    boolean end(Transition<S> transition, @Nullable S end) {
        S before;
        synchronized (this) {
            if (claim != transition) {
                return false;
            }
            claim = null;
            before = state;
            state = end;
        }
        publish(before, end);
        return true;
    }

    /** Gives a claim back as if it had never been taken: the operation was refused. */
    synchronized void release(Transition<S> transition) {
        if (claim == transition) {
            claim = null;
        }
    }

    /** Reads a hardware state, for an operation that holds the claim. */
    S readHardware() throws Exception {
        S now = normalise(Objects.requireNonNull(getter).get());
        note(now);
        return now;
    }

    /** Read from the hardware or reported by it. Whoever holds the claim goes on: a motion passes through states. */
    @Override
    void note(S now) {
        change(now, false);
    }

    /** A software state that is reported was decided over the head of whatever operation is in progress. */
    @Override
    void report(S now) {
        change(normalise(now), !hardware);
    }

    /**
     * A read of a software state finds what is known already, and must not bring back an older one. Nor does the state in
     * which an operation has found the hardware: either its order has not got there yet, or its motion is over, and then
     * it tells its end itself.
     */
    @Override
    void noteRead(S now) {
        S before;
        synchronized (this) {
            if (!hardware || (claim != null && claim.hasLeft(now))) {
                return;
            }
            before = state;
            state = now;
        }
        publish(before, now);
    }

    private void change(S now, boolean endsClaim) {
        S before;
        synchronized (this) {
            before = state;
            state = now;
            if (endsClaim) {
                claim = null;
            }
        }
        publish(before, now);
    }

    /** Frees the state from an operation that will never end. A software state is what it was before that. */
    void recover() {
        S before;
        S now;
        synchronized (this) {
            Transition<S> stuck = claim;
            before = state;
            now = stuck == null || hardware ? before : stuck.before();
            claim = null;
            state = now;
        }
        publish(before, now);
    }

    private void resetSoftware() {
        S before;
        synchronized (this) {
            Transition<S> inProgress = claim;
            if (inProgress != null) {
                throw new DeviceException(
                        qualifiedName(), "not reset, '" + inProgress.operation() + "' is in progress");
            }
            before = state;
            state = initial;
        }
        publish(before, initial);
    }

    private S software() {
        return Objects.requireNonNull(state);
    }

    private void publish(@Nullable S before, @Nullable S now) {
        if (now != null && now != before) {
            Recording.changed(this, before, now);
            announce(now, before);
        }
    }

    // ---- as a parameter --------------------------------------------------------------------------------------------

    @Override
    Optional<S> known() {
        return Optional.ofNullable(state);
    }

    @Override
    S normalise(@Nullable S value) {
        if (value == null) {
            throw new DeviceException(qualifiedName(), "the driver knows no state");
        }
        return value;
    }

    @Override
    String format(S value) {
        return text(value);
    }
}
