package concert.devices.connections;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A controller on this machine whose part the test plays itself, byte by byte. Nothing it waits for takes over 5 s. */
final class ScriptedController implements AutoCloseable {
    private static final int PATIENCE = 5000;

    private final ServerSocket server;

    ScriptedController() throws IOException {
        this(0);
    }

    ScriptedController(int port) throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE);
    }

    int port() {
        return server.getLocalPort();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    LineConnection connection() {
        return LineConnection.to("127.0.0.1", port());
    }

    Client accept() throws IOException {
        return new Client(server.accept());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection, seen from the controller. */
    static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        private Client(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        /** The next line; null if the other side has hung up. */
        String line() throws IOException {
            return in.readLine();
        }

        void send(String bytes) throws IOException {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }

        void hangUp() throws IOException {
            socket.close();
        }

        /** Hangs up as a controller does that was switched off: the connection is reset. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
