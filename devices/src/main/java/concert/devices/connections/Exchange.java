package concert.devices.connections;

import concert.coroutines.Clock;
import concert.devices.connections.Request.Wants;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose turn it is on a connection, and whose answer a line is. */
final class Exchange implements Link.Listener {
    /*
     * Lines carry no numbers: that an answer belongs to a question is known by their order alone. So one question is on
     * the wire at a time, and the next line that comes is its answer, or nobody's.
     *
     *   waiting -> on the wire   its turn has come and the link is open: its line is sent
     *           -> settled       it wants no answer: sent at once, past those who wait for a turn
     *           -> failed        no link could be made
     *           -> withdrawn     its task was cancelled: it is never sent, even if the task cannot run to say so
     *   on the wire -> settled   the answer has come
     *               -> failed    the link has ended, or the answer is overdue. Then the link is cut, for the answer may
     *                            still come, and must not meet the next question
     *
     * A question whose task was cancelled stays on the wire until one of these; then nobody looks at what becomes of it.
     *
     * All fields are guarded by this. Nothing waits with it held: writing does not block, settling wakes a task. So an
     * emergency stop may take it.
     */
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final LineSettings settings;
    private final Queue<Request> waiting = new ArrayDeque<>();
    private @Nullable Request onTheWire;
    private @Nullable Link link;
    private boolean open;

    /** For the link while it is being made, and for the answer while one is due. */
    private Clock.@Nullable Alarm alarm;

    Exchange(LineSettings settings) {
        this.settings = settings;
    }

    synchronized void submit(Request request) {
        waiting.add(request);
        proceed();
    }

    /** Nobody waits for it any more. */
    synchronized void withdraw(Request request) {
        waiting.remove(request);
    }

    /** Ends the link; whatever waits or is on the wire fails. */
    synchronized void hangUp() {
        cut("the connection was closed");
        failWaiting("the connection was closed");
    }

    // ---- what happens to the link ----------------------------------------------------------------------------------

    @Override
    public synchronized void opened(Link which) {
        if (which.equals(link)) {
            open = true;
            cancelAlarm();
            proceed();
        }
    }

    /** The first line is the answer. Others were there before the next question was sent, and so are nobody's. */
    @Override
    public synchronized void received(Link which, List<String> lines) {
        Request asked = which.equals(link) ? onTheWire : null;
        for (String line : lines.subList(asked == null ? 0 : 1, lines.size())) {
            LOG.debug("{}: nobody has asked for '{}'", settings.address(), line);
        }
        if (asked != null) {
            onTheWire = null;
            cancelAlarm();
            asked.settle(lines.getFirst());
            proceed();
        }
    }

    @Override
    public synchronized void ended(Link which, String why) {
        if (!which.equals(link)) {
            return;
        }
        boolean wasOpen = open;
        cut(why);
        if (!wasOpen) {
            failWaiting(why);
        }
        // Those who wait have sent nothing yet, and nothing of theirs is lost.
        proceed();
    }

    // ---- steps, with the monitor held ------------------------------------------------------------------------------

    /** Does what can be done now. */
    private void proceed() {
        Request first = waiting.peek();
        if (first == null) {
            return;
        }
        if (link == null) {
            openLink(first.clock);
        } else if (open) {
            sendWhatMayGo(link);
        }
    }

    private void openLink(Clock clock) {
        try {
            Link opening = new Link(settings, this);
            link = opening;
            alarm = clock.schedule(
                    clock.nanoTime() + settings.timeoutNanos(),
                    () -> ended(opening, "no connection within " + settings.timeout()));
            opening.open();
        } catch (IOException e) {
            failWaiting(Link.reason(e));
        }
    }

    private void sendWhatMayGo(Link to) {
        for (Iterator<Request> all = waiting.iterator(); all.hasNext(); ) {
            Request next = all.next();
            if (next.wants == Wants.ANSWER && onTheWire != null) {
                continue;
            }
            all.remove();
            if (next.isRevoked()) {
                next.fail(notSent(next, "its task was cancelled"));
                continue;
            }
            if (!send(next, to)) {
                return;
            }
        }
    }

    /** False if the link is no more. */
    private boolean send(Request request, Link to) {
        if (request.wants == Wants.ANSWER) {
            // Before the line is out: from then on the other side may do anything.
            onTheWire = request;
            Clock clock = request.clock;
            alarm = clock.schedule(clock.nanoTime() + settings.timeoutNanos(), () -> overdue(request));
        }
        try {
            if (request.wants != Wants.CONNECTION) {
                to.send(request.bytes);
            }
        } catch (IOException e) {
            if (request.wants == Wants.DELIVERY) {
                request.fail(notSent(request, Link.reason(e)));
            }
            ended(to, Link.reason(e));
            return false;
        }
        if (request.wants != Wants.ANSWER) {
            request.settle("");
        }
        return true;
    }

    private synchronized void overdue(Request request) {
        if (request.equals(onTheWire)) {
            onTheWire = null;
            request.fail("was not answered within " + settings.timeout());
            cut("an answer was overdue");
            proceed();
        }
    }

    /** The link is no more; the question that is on it gets no answer. */
    private void cut(String why) {
        Link old = link;
        Request asked = onTheWire;
        link = null;
        open = false;
        onTheWire = null;
        cancelAlarm();
        if (old != null) {
            old.close();
        }
        if (asked != null) {
            asked.fail("was not answered: " + why);
        }
    }

    private void failWaiting(String why) {
        for (Request request = waiting.poll(); request != null; request = waiting.poll()) {
            request.fail(notSent(request, why));
        }
    }

    private static String notSent(Request request, String why) {
        return (request.wants == Wants.CONNECTION ? "not connected: " : "was not sent: ") + why;
    }

    private void cancelAlarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }
}
