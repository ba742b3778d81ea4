package concert.devices;

import java.util.List;
import java.util.stream.Collectors;

/** A value is not one of those that a selection parameter takes. */
public final class SelectionException extends DeviceException {
    private static final long serialVersionUID = 1;

    private final transient Object wanted;
    private final transient List<?> allowed;

    SelectionException(String parameter, Object wanted, List<?> allowed) {
        super(
                parameter,
                wanted + " is not one of "
                        + allowed.stream().map(Object::toString).collect(Collectors.joining(", ")));
        this.wanted = wanted;
        this.allowed = allowed;
    }

    public Object wanted() {
        return wanted;
    }

    public List<?> allowed() {
        return allowed;
    }
}
