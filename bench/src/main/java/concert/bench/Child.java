package concert.bench;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program in a real terminal: what it prints can be waited for, keys can be pressed. */
final class Child implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final PtyProcess process;

    /** Guarded by itself. */
    private final StringBuilder printed = new StringBuilder();

    Child(List<String> command, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.put("TERM", "xterm");
        all.putAll(environment);
        process = new PtyProcessBuilder(command.toArray(new String[0]))
                .setEnvironment(all)
                .setInitialColumns(160)
                .setInitialRows(50)
                .start();
        Thread.ofPlatform()
                .daemon()
                .name("bench-terminal")
                .priority(Thread.MAX_PRIORITY)
                .start(this::read);
    }

    private void read() {
        byte[] bytes = new byte[8192];
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                synchronized (printed) {
                    printed.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
                    printed.notifyAll();
                }
            }
        } catch (IOException e) {
            // it has ended
        }
    }

    /** Types {@code keys}; the time just before. What is printed from then on is what {@link #await} looks at. */
    long type(String keys) throws IOException {
        synchronized (printed) {
            printed.setLength(0);
        }
        byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
        long now = System.nanoTime();
        process.getOutputStream().write(bytes);
        process.getOutputStream().flush();
        return now;
    }

    /** Waits for {@code text}, and returns when it was seen. */
    long await(String text) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + PATIENCE;
        synchronized (printed) {
            while (printed.indexOf(text) < 0) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new TimeoutException("no '" + text + "' in: " + printed);
                }
                TimeUnit.NANOSECONDS.timedWait(printed, left);
            }
            return System.nanoTime();
        }
    }

    /** The number that follows {@code label}, up to a semicolon. */
    long number(String label) throws InterruptedException, TimeoutException {
        await(label);
        synchronized (printed) {
            int from = printed.lastIndexOf(label) + label.length();
            while (printed.indexOf(";", from) < 0) {
                printed.wait();
            }
            return Long.parseLong(printed.substring(from, printed.indexOf(";", from)));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
