package concert.devices.connections;

import static concert.coroutines.Coroutines.await;

import concert.coroutines.Clock;
import concert.coroutines.Event;
import concert.coroutines.Task;
import org.jspecify.annotations.Nullable;

/**
 * What one task wants of a connection, and what becomes of it: a future that the connection settles, once.
 *
 * <p>The task waits here and nowhere else. So a cancel interrupts this wait, and never the socket.
 */
final class Request {
    enum Wants {
        /** That the connection is there. */
        CONNECTION,
        /** That a line is sent. */
        DELIVERY,
        /** That a line is sent and answered. */
        ANSWER
    }

    final Wants wants;
    final String line;
    final byte[] bytes;

    private final Task<?> task = Task.current();

    /** What a clean-up wants is wanted although its task is cancelled. */
    private final boolean inCleanUp = task.isCancelRequested();

    /** That of the task's session; the request's time runs on it. */
    final Clock clock = task.supervisor().clock();

    private final Event settled;

    /** One of the two is written, by the connection, before {@link #settled}. */
    private volatile @Nullable String answer;

    private volatile @Nullable String failure;

    Request(Wants wants, String line, byte[] bytes) {
        this.wants = wants;
        this.line = line;
        this.bytes = bytes;
        this.settled = new Event(line.isEmpty() ? "a connection" : "an answer to '" + line + "'");
    }

    /**
     * Whether its task was cancelled since, or abandoned. It would say so itself, but may not get a processor to do it;
     * and an order must not go out after that.
     */
    boolean isRevoked() {
        return task.isDone() || (task.isCancelRequested() && !inCleanUp);
    }

    /** Never waits. */
    void settle(String newAnswer) {
        answer = newAnswer;
        settled.set();
    }

    /** Never waits. */
    void fail(String why) {
        failure = why;
        settled.set();
    }

    /** Waits until it is settled; the failure is made on the thread that asked, and so has its stack. */
    String outcome(String address) throws InterruptedException {
        // An answer on its way counts as somebody who runs: else a manual clock would jump to the end of its time.
        clock.started();
        try {
            await(settled.untilSet());
        } finally {
            clock.ended();
        }
        String given = answer;
        if (given == null) {
            throw new ConnectionException(address, line, String.valueOf(failure));
        }
        return given;
    }
}
