package concert.devices;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state of a device does not allow an operation. Nothing has moved. */
public final class TransitionNotAllowedException extends DeviceException {
    private static final long serialVersionUID = 1;

    private final @Nullable Enum<?> state;
    private final transient Set<? extends Enum<?>> allowed;

    /** In a state from which the operation cannot start. */
    TransitionNotAllowedException(String operation, Enum<?> state, Set<? extends Enum<?>> allowed) {
        super(operation, " ", "is not allowed while " + StateParameter.text(state) + "; allowed in " + list(allowed));
        this.state = state;
        this.allowed = allowed;
    }

    /** While another operation on the same state is in progress. */
    TransitionNotAllowedException(
            String operation, @Nullable Enum<?> state, Set<? extends Enum<?>> allowed, String inProgress) {
        super(operation, " ", "is not allowed while '" + inProgress + "' is in progress");
        this.state = state;
        this.allowed = allowed;
    }

    /** The state at the moment of the refusal; empty if the hardware had not been asked yet. */
    public Optional<Enum<?>> state() {
        return Optional.ofNullable(state);
    }

    /** The states in which the operation is allowed. */
    public Set<? extends Enum<?>> allowed() {
        return allowed;
    }

    private static String list(Set<? extends Enum<?>> states) {
        return states.stream().map(StateParameter::text).collect(Collectors.joining(", "));
    }
}
