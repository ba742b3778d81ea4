package concert.session;

import concert.devices.Device;
import concert.devices.StopRecipe;
import java.util.Optional;

/** A device whose controller understands "STOP" and its own name. */
final class Guarded extends Device {
    private final int port;

    Guarded(int port) {
        this.port = port;
    }

    @Override
    public Optional<StopRecipe> stopRecipe() {
        return Optional.of(new StopRecipe("127.0.0.1", port, "STOP " + name() + "\r\n"));
    }
}
