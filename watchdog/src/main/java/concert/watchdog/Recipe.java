package concert.watchdog;

/**
 * How one device is stopped: bytes to send to an address.
 *
 * @param id the session's number for it; two devices may have one name
 * @param device its name, for the log
 * @param host a name or an address
 * @param port of TCP
 * @param bytes one character for each byte
 */
public record Recipe(int id, String device, String host, int port, String bytes) {
    public Recipe {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 1 to 65535, got " + port);
        }
    }

    String address() {
        return host + ":" + port;
    }
}
