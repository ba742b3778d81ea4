package concert.session;

import concert.coroutines.ServiceThreads;
import concert.watchdog.Answer;
import concert.watchdog.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running watchdog process: lines to it, and its answers, which a thread of its own reads. */
final class WatchdogProcess {
    private static final long END_SECONDS = 2;

    private final Process process;
    private final OutputStream input;
    private final Consumer<Answer> listener;
    private final Thread reader;

    /** The last beat that it has answered. Written by the reader. */
    private volatile long answered;

    private WatchdogProcess(Process process, Consumer<Answer> listener) {
        this.process = process;
        this.input = process.getOutputStream();
        this.listener = listener;
        this.reader = ServiceThreads.start("watchdog-answers", this::read);
    }

    /** {@code listener} gets what is no {@link Answer.Alive}, on the thread that reads. */
    static WatchdogProcess start(ProcessBuilder command, Consumer<Answer> listener) throws IOException {
        return new WatchdogProcess(command.start(), listener);
    }

    /** Short of the size of a pipe it does not block, and the {@link WatchdogKeeper} stays short of it. */
    void write(List<Message> messages) throws IOException {
        StringBuilder lines = new StringBuilder();
        messages.forEach(message -> lines.append(message.line()).append('\n'));
        input.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
        input.flush();
    }

    long answered() {
        return answered;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Closes its input and waits for a while until it has ended and all it said is read. */
    void end() throws InterruptedException {
        try {
            input.close();
        } catch (IOException e) {
            // Then it has ended already.
        }
        var _ = process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        reader.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
    }

    /** What it said before it died is still read. */
    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (Answer.of(line).orElse(null)) {
                    case Answer.Alive alive -> answered = alive.beat();
                    case null -> {}
                    case Answer other -> listener.accept(other);
                }
            }
        } catch (IOException e) {
            // Killed: the keeper sees that by itself.
        }
    }

    long pid() {
        return process.pid();
    }
}
