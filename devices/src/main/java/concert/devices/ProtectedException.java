package concert.devices;

/** Something is write-protected, for now or for good. */
public final class ProtectedException extends DeviceException {
    private static final long serialVersionUID = 1;

    private final String reason;

    ProtectedException(String subject, String reason) {
        super(subject, " ", reason.isEmpty() ? "is write-protected" : "is write-protected permanently: " + reason);
        this.reason = reason;
    }

    /** Why it is protected for good; empty for a temporary protection. */
    public String reason() {
        return reason;
    }
}
