package concert.session;

import concert.devices.StopRecipe;
import org.jspecify.annotations.Nullable;

/**
 * Whether the watchdog would stop a device if the session's process froze or died now.
 *
 * @param device its name
 * @param recipe what the watchdog would send; null if the device is not covered
 * @param reason why it is not covered, else ""
 */
public record Coverage(String device, @Nullable StopRecipe recipe, String reason) {

    public boolean isCovered() {
        return recipe != null;
    }

    /** For people: the address, or "not covered: no stop recipe". */
    public String by() {
        return recipe == null ? "not covered: " + reason : recipe.host() + ":" + recipe.port();
    }
}
