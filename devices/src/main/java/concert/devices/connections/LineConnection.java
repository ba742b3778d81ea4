package concert.devices.connections;

import static concert.coroutines.Coroutines.coroutine;
import static concert.quantities.Quantities.q;

import concert.coroutines.Coroutine;
import concert.devices.connections.Request.Wants;
import javax.measure.Quantity;
import javax.measure.quantity.Time;

/**
 * A connection over TCP to hardware that talks in lines of ASCII: each question is a line, and so is its answer.
 *
 * <p>It connects with the first request, or ahead with {@link #connect}, and anew with the first request after it was
 * lost. A request that could not be answered fails with one line, {@link ConnectionException}; it is not repeated, for
 * the order that it carried may have been obeyed.
 *
 * <p>Any number of tasks may use it at the same time. Questions go one by one, each after the answer to the one before,
 * so that every task gets its own; a line that wants no answer goes at once. A cancel only ever ends the waiting: the
 * connection lives on, a question that was not sent is never sent, and the late answer to one that was is dropped. If it
 * does not come within its time, the connection is made anew before the next question.
 *
 * <p>The device whose motion must be stopped while a question is unanswered needs {@linkplain #another another
 * connection} for that. It is then on the wire without waiting for anything.
 */
public final class LineConnection implements AutoCloseable {
    private static final int PORTION = 1024;

    private final LineSettings settings;
    private final Exchange exchange;

    private LineConnection(LineSettings settings) {
        this.settings = settings;
        this.exchange = new Exchange(settings);
    }

    /** One that ends lines with "\n", waits 2 s for an answer and takes answers of up to 1024 characters. */
    public static LineConnection to(String host, int port) {
        return new LineConnection(new LineSettings(host, port, "\n", q.s(2), PORTION));
    }

    // ---- before it is used -----------------------------------------------------------------------------------------

    /** Another connection, whose lines end so, in both directions. */
    public LineConnection withTerminator(String terminator) {
        return new LineConnection(settings.withTerminator(terminator));
    }

    /** Another connection, which waits so long to be connected and, again, for each answer. */
    public LineConnection withTimeout(Quantity<Time> timeout) {
        return new LineConnection(settings.withTimeout(timeout));
    }

    /** Another connection, which takes answers of up to so many characters. */
    public LineConnection withLongestLine(int characters) {
        return new LineConnection(settings.withLongest(characters));
    }

    /** Another connection of the same kind to the same place, such as one for the emergency stop. */
    public LineConnection another() {
        return new LineConnection(settings);
    }

    // ---- using it --------------------------------------------------------------------------------------------------

    /** Connects if it is not connected; what must be quick later does so ahead. */
    public Coroutine<Void> connect() {
        return withoutValue("connect to " + this, Wants.CONNECTION, "", new byte[0]);
    }

    /** Sends a line and waits for the line that answers it, which comes without its terminator. */
    public Coroutine<String> ask(String line) {
        byte[] bytes = settings.encode(line);
        return coroutine("ask " + line, () -> run(new Request(Wants.ANSWER, line, bytes)));
    }

    /** Sends a line that is not answered, and waits for no turn. */
    public Coroutine<Void> tell(String line) {
        return withoutValue("tell " + line, Wants.DELIVERY, line, settings.encode(line));
    }

    private Coroutine<Void> withoutValue(String name, Wants wants, String line, byte[] bytes) {
        return coroutine(name, () -> {
            var _ = run(new Request(wants, line, bytes));
        });
    }

    private String run(Request request) throws InterruptedException {
        exchange.submit(request);
        try {
            return request.outcome(settings.address());
        } finally {
            exchange.withdraw(request);
        }
    }

    /** Hangs up; whoever waits for an answer fails. The next request connects anew. */
    @Override
    public void close() {
        exchange.hangUp();
    }

    /** Where it leads: "localhost:4000". */
    @Override
    public String toString() {
        return settings.address();
    }
}
