package concert.watchdog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Sends the recipes of one address over one connection, again and again until it works or is no longer wanted. The axes
 * of one controller share a connection, since small controllers accept only a few; what is the same for all of them is
 * sent once.
 */
final class Shot {
    private static final int CONNECT_MILLIS = 500;
    private static final int PAUSE_MILLIS = 100;

    /** How long an answer is waited for. It is not needed, but it is the only confirmation that there can be. */
    private static final int ANSWER_MILLIS = 250;

    private static final int LONGEST_ANSWER = 200;

    private final List<Recipe> recipes;
    private final BooleanSupplier wanted;
    private int attempts;

    Shot(List<Recipe> recipes, BooleanSupplier wanted) {
        this.recipes = recipes;
        this.wanted = wanted;
    }

    /** Sends, and returns how it went: "sent to 192.168.0.7:4001, answer \"ok\"". */
    String fire() {
        String address = recipes.getFirst().address();
        String problem;
        do {
            attempts++;
            try {
                return "sent to " + address + send();
            } catch (IOException | RuntimeException e) {
                problem = e.getMessage() == null ? e.toString() : e.getMessage();
            }
        } while (pause());
        return "NOT sent to " + address + " in " + attempts + (attempts == 1 ? " attempt: " : " attempts: ") + problem;
    }

    /** Whether another attempt is to be made. */
    private boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            return false;
        }
        return wanted.getAsBoolean();
    }

    private String send() throws IOException {
        Recipe first = recipes.getFirst();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(first.host(), first.port()), CONNECT_MILLIS);
            if (attempts > 1 && !wanted.getAsBoolean()) {
                throw new IOException("called off");
            }
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            Set<String> different = new LinkedHashSet<>();
            recipes.forEach(recipe -> different.add(recipe.bytes()));
            for (String bytes : different) {
                out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            }
            out.flush();
            return answer(socket);
        }
    }

    /**
     * Reads what comes, greeting or answer, until it is quiet. Closing a connection with something unread resets it,
     * and the controller could lose the stop that it has not read yet.
     */
    private static String answer(Socket socket) {
        StringBuilder answer = new StringBuilder();
        byte[] some = new byte[LONGEST_ANSWER];
        try {
            socket.setSoTimeout(ANSWER_MILLIS);
            InputStream in = socket.getInputStream();
            for (int n = in.read(some); n >= 0 && answer.length() < LONGEST_ANSWER; n = in.read(some)) {
                answer.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException quiet) {
            // The usual end of an answer.
        } catch (IOException e) {
            return answer.isEmpty() ? ", then " + e.getMessage() : quote(answer);
        }
        return answer.isEmpty() ? ", no answer" : quote(answer);
    }

    private static String quote(CharSequence answer) {
        return ", answer \"" + answer.toString().replaceAll("\\p{Cntrl}+", " ").strip() + "\"";
    }
}
