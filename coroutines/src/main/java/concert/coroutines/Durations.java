package concert.coroutines;

import java.time.Duration;
import javax.measure.Quantity;
import javax.measure.quantity.Time;

/** Times as the kernel wants them: nanoseconds that neither overflow nor run backwards. */
final class Durations {
    /** 100 years: long enough to mean for ever, and far from overflowing when added to a clock. */
    static final long FOREVER = 100L * 365 * 24 * 3600 * 1_000_000_000L;

    private Durations() {}

    static Duration of(Quantity<Time> time) {
        double seconds = concert.quantities.Quantities.value(time, concert.quantities.Units.SECOND);
        if (Double.isNaN(seconds) || seconds < 0) {
            throw new IllegalArgumentException("a time to wait must not be negative, got " + time);
        }
        return Duration.ofNanos(seconds >= FOREVER / 1e9 ? FOREVER : Math.round(seconds * 1e9));
    }

    static long nanos(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a time to wait must not be negative, got " + text(time));
        }
        return time.toSeconds() >= FOREVER / 1_000_000_000L ? FOREVER : time.toNanos();
    }

    /** Short, as people say it: "200 ms", "5 s", "2 min 5 s". */
    static String text(Duration time) {
        if (time.isNegative()) {
            return "-" + text(time.negated());
        }
        if (time.compareTo(Duration.ofMinutes(1)) >= 0) {
            long seconds = time.toSecondsPart();
            return time.toMinutes() + " min" + (seconds == 0 ? "" : " " + seconds + " s");
        }
        double seconds = time.toNanos() / 1e9;
        if (seconds >= 1) {
            return number(seconds) + " s";
        }
        return seconds >= 1e-3 || seconds == 0 ? number(seconds * 1e3) + " ms" : number(seconds * 1e6) + " us";
    }

    private static String number(double value) {
        double rounded = Math.round(value * 1000) / 1000.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
