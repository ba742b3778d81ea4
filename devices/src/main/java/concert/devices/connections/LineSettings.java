package concert.devices.connections;

import static concert.quantities.Units.SECOND;

import concert.quantities.Quantities;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import javax.measure.Quantity;
import javax.measure.quantity.Time;

/**
 * Where a line connection leads and what both ends have agreed on.
 *
 * @param timeout for making the connection, and again for each answer
 * @param longest how many characters a line may have, without its terminator
 */
record LineSettings(String host, int port, String terminator, Quantity<Time> timeout, int longest) {

    LineSettings {
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535, got " + port);
        }
        if (terminator.isEmpty() || !isAscii(terminator)) {
            throw new IllegalArgumentException("a line needs a terminator in ASCII, got '" + terminator + "'");
        }
        double seconds = Quantities.value(timeout, SECOND);
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("a time to wait must be greater than 0 s and end, got " + timeout);
        }
        if (longest < 1) {
            throw new IllegalArgumentException("a line must be allowed some characters, got " + longest);
        }
    }

    LineSettings withTerminator(String newTerminator) {
        return new LineSettings(host, port, newTerminator, timeout, longest);
    }

    LineSettings withTimeout(Quantity<Time> newTimeout) {
        return new LineSettings(host, port, terminator, newTimeout, longest);
    }

    LineSettings withLongest(int newLongest) {
        return new LineSettings(host, port, terminator, timeout, newLongest);
    }

    String address() {
        return host + ":" + port;
    }

    long timeoutNanos() {
        return Math.round(Quantities.value(timeout, SECOND) * 1e9);
    }

    /** Asks the name server, which may take long. */
    InetSocketAddress resolve() throws UnknownHostException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        return address;
    }

    /** A line that contains a terminator would be two: the second one might be an order that nobody meant to give. */
    byte[] encode(String line) {
        if (!isAscii(line) || line.contains(terminator)) {
            throw new IllegalArgumentException(address() + ": not one line of ASCII: '" + line + "'");
        }
        return (line + terminator).getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }
}
