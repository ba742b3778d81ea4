package concert.devices.connections;

import concert.devices.DeviceException;

/**
 * A connection was not made, was lost, or did not bring an answer in time or one that can be read. The line names where
 * it leads and what was to be sent.
 */
public final class ConnectionException extends DeviceException {
    private static final long serialVersionUID = 1;

    private final String request;

    ConnectionException(String address, String request, String what) {
        super(address, request.isEmpty() ? what : "'" + request + "' " + what);
        this.request = request;
    }

    /** Where the connection leads: "localhost:4000". */
    public String address() {
        return subject();
    }

    /** The line that was to be sent; empty if it was only to be connected. */
    public String request() {
        return request;
    }
}
