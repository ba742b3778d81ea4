package concert.devices.connections;

import concert.coroutines.ServiceThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads all connections of the process. It never blocks but for something to read, so a connection
 * to a controller that hangs does not keep the others waiting, least of all the one that stops the motor.
 */
final class ReadLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ReadLoop.class);

    /** As many bytes as are read at a time; a longer line comes in pieces. */
    private static final int BUFFER = 8192;

    /** Opened, and its thread started, with the first connection. */
    private static final Selector SELECTOR = start();

    private ReadLoop() {}

    private static Selector start() {
        try {
            Selector selector = Selector.open();
            var _ = ServiceThreads.start("connections", () -> run(selector));
            return selector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on {@code link} is told what there is to read. */
    static SelectionKey watch(SocketChannel channel, Link link) throws IOException {
        SelectionKey key = channel.register(SELECTOR, SelectionKey.OP_READ, link);
        SELECTOR.wakeup();
        return key;
    }

    /** Whether the link is told as well when the network takes more. */
    static void writes(SelectionKey key, boolean wanted) {
        int interest = SelectionKey.OP_READ | (wanted ? SelectionKey.OP_WRITE : 0);
        try {
            if (key.interestOps() != interest) {
                key.interestOps(interest);
                SELECTOR.wakeup();
            }
        } catch (CancelledKeyException e) {
            // Closed at this moment; the link's end is told in another way.
            LOG.trace("closed while it was written to", e);
        }
    }

    /** A closed channel keeps its socket until the selector has noticed. */
    static void forgetClosed() {
        SELECTOR.wakeup();
    }

    private static void run(Selector selector) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        while (true) {
            try {
                selector.select(key -> ((Link) key.attachment()).serve(key, buffer));
            } catch (IOException e) {
                LOG.error("reading connections", e);
            }
        }
    }
}
