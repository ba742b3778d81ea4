package concert.devices.connections;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what arrives into lines. TCP keeps the order of bytes and nothing else: an answer may come in pieces, and two in
 * one.
 */
final class LineBuffer {
    private final String terminator;
    private final int longest;
    private final StringBuilder partial = new StringBuilder();

    LineBuffer(LineSettings settings) {
        terminator = settings.terminator();
        longest = settings.longest() + terminator.length();
    }

    /** The lines that are now complete, without their terminators; the rest is kept. */
    List<String> add(ByteBuffer bytes) throws ProtocolException {
        List<String> lines = new ArrayList<>(1);
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next < 0) {
                throw new ProtocolException("the answer is not ASCII after '" + partial + "'");
            }
            partial.append((char) next);
            if (isComplete()) {
                lines.add(partial.substring(0, partial.length() - terminator.length()));
                partial.setLength(0);
            } else if (partial.length() >= longest) {
                throw new ProtocolException(
                        "the answer is longer than " + (longest - terminator.length()) + " characters");
            }
        }
        return lines;
    }

    private boolean isComplete() {
        int start = partial.length() - terminator.length();
        return start >= 0 && partial.indexOf(terminator, start) == start;
    }

    /** The beginning of a line whose end has not come. */
    String rest() {
        return partial.toString();
    }
}
