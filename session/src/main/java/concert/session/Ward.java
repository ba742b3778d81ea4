package concert.session;

import concert.devices.Device;
import concert.devices.StopRecipe;
import concert.watchdog.Message;
import concert.watchdog.Recipe;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A device of the session, as the watchdog sees it. All but the constructor is guarded by the {@link Wards}. */
final class Ward {
    /** Weakly, as the session's registry holds it. */
    private final WeakReference<Device> device;

    private final @Nullable StopRecipe recipe;

    /** Why there is no recipe. */
    private final String reason;

    /** The beat that went out together with the recipe; 0 if it has not been sent to the process that runs now. */
    private long sentWith;

    private Ward(Device device, @Nullable StopRecipe recipe, String reason) {
        this.device = new WeakReference<>(device);
        this.recipe = recipe;
        this.reason = reason;
    }

    /** Asks the driver for its recipe; one that fails leaves its device uncovered and breaks nothing else. */
    static Ward of(Device device) {
        try {
            return new Ward(device, device.stopRecipe().orElse(null), "no stop recipe");
        } catch (RuntimeException e) {
            return new Ward(device, null, "its stop recipe fails: " + e);
        }
    }

    boolean hasRecipe() {
        return recipe != null;
    }

    @Nullable
    Device device() {
        return device.get();
    }

    /** Nobody can use the device any more. */
    boolean isGone() {
        return device.refersTo(null);
    }

    boolean isSent() {
        return sentWith != 0;
    }

    void notSent() {
        sentWith = 0;
    }

    /** The line for the watchdog, which goes out before this beat. */
    Message guard(int id, long beat) {
        sentWith = beat;
        StopRecipe known = recipe;
        Device owner = device.get();
        if (known == null || owner == null) {
            return new Message.Release(id);
        }
        return new Message.Guard(new Recipe(id, owner.name(), known.host(), known.port(), known.bytes()));
    }

    /** Where it stands when the process has answered this beat; {@code obstacle} says why no recipe is of any use, or "". */
    Coverage coverage(String name, long answered, String obstacle) {
        StopRecipe known = recipe;
        if (known == null) {
            return new Coverage(name, null, reason);
        }
        if (!obstacle.isEmpty()) {
            return new Coverage(name, null, obstacle);
        }
        return isSent() && sentWith <= answered
                ? new Coverage(name, known, "")
                : new Coverage(name, null, "the watchdog does not know its recipe yet");
    }
}
