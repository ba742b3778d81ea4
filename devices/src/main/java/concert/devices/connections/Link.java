package concert.devices.connections;

import concert.coroutines.ServiceThreads;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection, from its making to its end. It is not made again; the {@link Exchange} makes another one.
 *
 * <p>The JDK closes a channel whose blocked thread is interrupted. So none blocks that could be: it is connected by a
 * service thread, read by the {@link ReadLoop}, and written without blocking by whoever sends.
 */
final class Link {

    /** Told what happens, on the connecting thread or the read loop, with no monitor of the link held. */
    interface Listener {
        void opened(Link link);

        /** Lines that have come together: all of them are older than whatever is sent from now on. */
        void received(Link link, List<String> lines);

        /** It could not be made, or it is no more. Also comes after {@link #close}. */
        void ended(Link link, String why);
    }

    private final LineSettings settings;
    private final Listener listener;
    private final SocketChannel channel;

    /** Used by the read loop only. */
    private final LineBuffer lines;

    /** What the system has not taken yet. Guarded by this. */
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>(2);

    /** Written by the connecting thread before anybody sends. */
    private volatile @Nullable SelectionKey key;

    /** Touches the network only when it is opened. */
    Link(LineSettings settings, Listener listener) throws IOException {
        this.settings = settings;
        this.listener = listener;
        this.lines = new LineBuffer(settings);
        this.channel = SocketChannel.open();
    }

    /** Connects, and tells the listener how that ended. Returns at once. */
    void open() {
        var _ = ServiceThreads.start("connects to " + settings.address(), this::connect);
    }

    /** Blocks for as long as the network likes; {@link #close} ends it. */
    private void connect() {
        try {
            var _ = channel.connect(settings.resolve());
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            key = ReadLoop.watch(channel, this);
            listener.opened(this);
        } catch (IOException e) {
            end(reason(e));
        }
    }

    /** Sends without waiting: what the system does not take now is sent by the read loop when it does. */
    synchronized void send(byte[] line) throws IOException {
        unsent.add(ByteBuffer.wrap(line));
        flush();
    }

    private synchronized void flush() throws IOException {
        for (ByteBuffer next = unsent.peek(); next != null; next = unsent.peek()) {
            channel.write(next);
            if (next.hasRemaining()) {
                break;
            }
            unsent.remove();
        }
        SelectionKey watched = key;
        if (watched != null) {
            ReadLoop.writes(watched, !unsent.isEmpty());
        }
    }

    /** The network has something to read or takes something to write. On the read loop's thread. */
    void serve(SelectionKey ready, ByteBuffer buffer) {
        try {
            if (ready.isWritable()) {
                flush();
            }
            if (ready.isReadable()) {
                read(buffer);
            }
        } catch (IOException | RuntimeException e) {
            // Closed at this moment by somebody else, for example; and nothing may end the loop.
            end(reason(e));
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            end("the connection was closed" + (lines.rest().isEmpty() ? "" : " after '" + lines.rest() + "'"));
            return;
        }
        List<String> complete = lines.add(buffer.flip());
        if (!complete.isEmpty()) {
            listener.received(this, complete);
        }
    }

    private void end(String why) {
        close();
        listener.ended(this, why);
    }

    /** Ends it, from any thread; throws nothing and does not wait. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no use any more, and that is what was wanted.
        }
        ReadLoop.forgetClosed();
    }

    /** As people say it: "connection refused". */
    static String reason(Exception failure) {
        String message = failure.getMessage();
        if (failure instanceof UnknownHostException) {
            return "unknown host";
        }
        return message == null || message.isEmpty()
                ? failure.getClass().getSimpleName()
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
