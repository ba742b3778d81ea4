package concert.session;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;

import concert.coroutines.Condition;
import concert.coroutines.Coroutine;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import javax.measure.Quantity;
import javax.measure.quantity.Time;

/** A flag of the hardware, such as an emergency button or an interlock, that aborts the session when it is set. */
public final class EmergencyFlag {
    private static final Duration POLL = Duration.ofMillis(100);

    /** A reading that takes longer is a failure. */
    private static final Duration READING = Duration.ofSeconds(2);

    private final Session session;
    private final Coroutine<Boolean> reading;
    private final Coroutine<Void> pause;

    private EmergencyFlag(Session session, Condition flag, Coroutine<Void> pause) {
        this.session = session;
        this.reading = coroutine("reading of the emergency flag", flag::holds).timeout(READING);
        this.pause = pause;
    }

    /**
     * Reads a flag of the hardware every 100 ms; when it is set everything is aborted, once: all coroutines are cancelled
     * and all devices stopped. What is started while the flag is still set goes on. When the flag has cleared it is armed
     * again.
     *
     * <p>To be started in the background: {@code start(checkEmergencyStop(() -> await(signal.get())))}. No emergency
     * stop ends it, neither its own nor Ctrl-K; cancelling its task does, and the end of the session. It waits for no
     * lock, and spinning coroutines do not hold it up.
     *
     * <p>A flag that fails, or does not answer within two seconds, counts as set: a broken wire stops, too.
     */
    public static Coroutine<Void> checkEmergencyStop(Condition flag) {
        return checkEmergencyStop(flag, POLL);
    }

    /** As {@link #checkEmergencyStop(Condition)}, reading every {@code interval}. */
    public static Coroutine<Void> checkEmergencyStop(Condition flag, Quantity<Time> interval) {
        return checkEmergencyStop(flag, sleep(interval));
    }

    /** As {@link #checkEmergencyStop(Condition)}, reading every {@code interval}. */
    public static Coroutine<Void> checkEmergencyStop(Condition flag, Duration interval) {
        return checkEmergencyStop(flag, sleep(interval));
    }

    private static Coroutine<Void> checkEmergencyStop(Condition flag, Coroutine<Void> pause) {
        return coroutine("checkEmergencyStop", () -> {
            Session session = Session.current();
            EmergencyFlag watched = new EmergencyFlag(session, flag, pause);
            await(session.immune(coroutine("checkEmergencyStop", watched::watch)));
        });
    }

    private void watch() throws InterruptedException {
        boolean before = false;
        for (; ; ) {
            String why = whySet(before);
            boolean now = !why.isEmpty();
            if (now != before) {
                session.notice(now ? "Emergency stop: " + why : "The emergency flag has cleared; it is watched again");
            }
            if (now && !before) {
                session.abortIfOpen();
            }
            before = now;
            await(pause);
        }
    }

    /** Empty if the flag is not set. */
    private String whySet(boolean before) throws InterruptedException {
        try {
            return await(reading) ? "the emergency flag is set" : "";
        } catch (CancellationException e) {
            // Somebody cancelled what the flag awaited: that says nothing of the hardware, and the next reading comes.
            return before ? "the emergency flag is set" : "";
        } catch (RuntimeException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            return "the emergency flag cannot be read, which counts as set: " + reason.getMessage();
        }
    }
}
