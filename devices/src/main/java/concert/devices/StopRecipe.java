package concert.devices;

/**
 * How a device is stopped from outside this program, by somebody who knows nothing of it: connect, send, done.
 *
 * <p>Plain data, so that a process which watches this one can keep it and use it when this one hangs or is gone.
 *
 * @param host where the hardware listens, by name or number
 * @param port the TCP port on that host
 * @param bytes what to send, one byte per character, with the terminator; no answer is needed
 */
public record StopRecipe(String host, int port, String bytes) {}
