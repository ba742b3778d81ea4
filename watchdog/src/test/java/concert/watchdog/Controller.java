package concert.watchdog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A controller on the loopback: takes one connection after the other and keeps what each has sent until it was quiet. */
final class Controller implements AutoCloseable {
    private static final int QUIET_MILLIS = 50;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final ServerSocket server;
    private final String answer;

    Controller() throws IOException {
        this(0, "");
    }

    Controller(int port, String answer) throws IOException {
        this.answer = answer;
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    private void serve() {
        try {
            while (true) {
                read(server.accept());
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void read(Socket socket) {
        StringBuilder text = new StringBuilder();
        try (socket) {
            byte[] some = new byte[1000];
            for (int n = socket.getInputStream().read(some);
                    n >= 0;
                    n = socket.getInputStream().read(some)) {
                text.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                socket.setSoTimeout(QUIET_MILLIS);
            }
        } catch (IOException e) {
            // Quiet, or reset.
        }
        received.add(text.toString());
    }

    int port() {
        return server.getLocalPort();
    }

    /** What the next connection sends, or null if none comes in time. */
    String next(long seconds) throws InterruptedException {
        return received.poll(seconds, TimeUnit.SECONDS);
    }

    /** Connections are served in order: if ours is the next one, nobody has come before. */
    boolean hasReceivedNothing() throws IOException, InterruptedException {
        try (Socket mark = new Socket(server.getInetAddress(), port())) {
            mark.getOutputStream().write("mark".getBytes(StandardCharsets.ISO_8859_1));
        }
        return "mark".equals(next(5));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
