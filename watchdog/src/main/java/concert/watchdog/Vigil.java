package concert.watchdog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides when to fire, from the lines that come and the time that passes. It reads no clock: it is told the time, in
 * nanoseconds from any origin. Confined to one thread.
 *
 * <p>It is <i>armed</i> until the session is silent for longer than the limit; then it fires and is <i>spent</i>, and
 * the next line from the session arms it again. It is <i>over</i> after a good-bye, or when the input ended without
 * one, which fires too: then the session is dead, spent or not.
 */
final class Vigil {
    /** What it decides to do. */
    interface Hands {
        /** Stop all of them at once. */
        void fire(String why, List<Recipe> recipes);

        /** The session is back: what has not been sent yet is the session's business again. */
        void standDown(String why);

        /** Tells the session that this beat was heard. */
        void answer(long beat);

        /** A line that means nothing. */
        void complain(String line);
    }

    private enum State {
        ARMED,
        SPENT,
        OVER
    }

    private final long limit;
    private final Hands hands;

    /** By number, in the order in which they came. */
    private final Map<Integer, Recipe> recipes = new LinkedHashMap<>();

    private State state = State.ARMED;

    /** When the session was last heard. */
    private long heard;

    /** When somebody last called, by which the watchdog knows that it was not frozen itself. */
    private long looked;

    Vigil(long limit, long now, Hands hands) {
        this.limit = limit;
        this.hands = hands;
        this.heard = now;
        this.looked = now;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    /** A line has come; whatever it says, the session lives. */
    void take(String line, long now) {
        if (state == State.SPENT) {
            state = State.ARMED;
            hands.standDown("the session is back after " + seconds(now - heard) + "; armed again");
        }
        heard = now;
        looked = now;
        switch (Message.of(line).orElse(null)) {
            case Message.Beat beat -> hands.answer(beat.number());
            case Message.Guard guard -> recipes.put(guard.recipe().id(), guard.recipe());
            case Message.Release release -> recipes.remove(release.id());
            case Message.GoodBye _ -> state = State.OVER;
            case null -> hands.complain(line);
        }
    }

    /**
     * No line has come for a while; to be called several times within the limit. After a longer pause than half of it
     * the watchdog itself did not run, as when the whole computer was held up: beats may be waiting unread, so the
     * session gets the full limit from now.
     */
    void tick(long now) {
        if (now - looked > limit / 2) {
            heard = now;
        }
        looked = now;
        if (state == State.ARMED && now - heard > limit) {
            state = State.SPENT;
            fire("the session has been silent for " + seconds(now - heard));
        }
    }

    /** The input has ended: the session is gone, and unless it said good-bye it was not asked to go. */
    void inputEnded() {
        if (state != State.OVER) {
            state = State.OVER;
            fire("the session has died");
        }
    }

    private void fire(String why) {
        hands.fire(why, new ArrayList<>(recipes.values()));
    }

    private static String seconds(long nanos) {
        long millis = nanos / 1_000_000;
        return millis / 1000 + "." + millis % 1000 / 100 + " s";
    }
}
