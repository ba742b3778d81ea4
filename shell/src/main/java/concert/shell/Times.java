package concert.shell;

import java.time.Duration;
import java.util.Locale;

/** Times for people: as exact as somebody who waits wants to know. */
final class Times {
    private Times() {}

    /** "0.4 s", "12 s", "3 min", "2 h 5 min". */
    static String text(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ENGLISH, "%.1f s", time.toMillis() / 1000.0);
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }
}
