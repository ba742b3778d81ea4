package concert.devices;

import java.util.List;

/** A device has no parameter of that name. */
public final class UnknownParameterException extends DeviceException {
    private static final long serialVersionUID = 1;

    private final String parameter;
    private final transient List<String> known;

    UnknownParameterException(String device, String parameter, List<String> known) {
        super(
                device,
                " ",
                "has no parameter '" + parameter + "'; "
                        + (known.isEmpty() ? "it has none" : "it has " + String.join(", ", known)));
        this.parameter = parameter;
        this.known = known;
    }

    public String parameter() {
        return parameter;
    }

    /** The names that would have worked. */
    public List<String> known() {
        return known;
    }
}
