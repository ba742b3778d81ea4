package concert.devices;

/**
 * How a device is stopped by somebody who knows nothing of it: bytes to send to an address.
 *
 * <p>Data only, for the watchdog, which is another process: when it needs the recipe, the session that could be asked is
 * frozen or dead. The bytes go over a new TCP connection, so the controller has to accept one more than the driver
 * uses, and they must do no harm when they come twice or to a device that stands still.
 *
 * @param host a name or an address; an address works without a name server
 * @param port of TCP, 1 to 65535
 * @param bytes what to send, one character (0 to 255) for each byte, with the line end that the controller wants
 */
public record StopRecipe(String host, int port, String bytes) {
    private static final int LONGEST = 1000;

    public StopRecipe {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a stop recipe needs a host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the port of a stop recipe must be from 1 to 65535, got " + port);
        }
        if (bytes.isEmpty() || bytes.length() > LONGEST || bytes.chars().anyMatch(c -> c > 0xff)) {
            throw new IllegalArgumentException(
                    "a stop recipe has 1 to " + LONGEST + " bytes, each a character from 0 to 255");
        }
    }
}
