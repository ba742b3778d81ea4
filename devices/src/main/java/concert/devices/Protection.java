package concert.devices;

import org.jspecify.annotations.Nullable;

/**
 * The write protection of one thing: a parameter, its limits, or a device. Anybody may take a temporary one off; a
 * permanent one stays until the program ends.
 */
final class Protection {
    /** One word, so that the check on every set is one volatile read. Null: none, "": temporary, else the reason. */
    private volatile @Nullable String reason;

    boolean isOn() {
        return reason != null;
    }

    void refuseIfOn(String subject) {
        String why = reason;
        if (why != null) {
            throw new ProtectedException(subject, why);
        }
    }

    synchronized void on() {
        if (reason == null) {
            reason = "";
        }
    }

    synchronized void permanent(String subject, String why) {
        if (why.isBlank()) {
            throw new DeviceException(subject, "a permanent protection needs a reason");
        }
        refuseIfPermanent(subject);
        reason = why;
    }

    synchronized void off(String subject) {
        refuseIfPermanent(subject);
        reason = null;
    }

    private void refuseIfPermanent(String subject) {
        String why = reason;
        if (why != null && !why.isEmpty()) {
            throw new ProtectedException(subject, why);
        }
    }
}
