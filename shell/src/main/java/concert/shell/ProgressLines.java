package concert.shell;

import concert.coroutines.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;

/** Progress as text: a line for each piece of work, while it goes on and at its end. */
final class ProgressLines {
    private static final int LONGEST_BAR = 20;
    private static final int MOST = 4;

    private ProgressLines() {}

    /** The first few, and how many more there are; none is as wide as the screen. */
    static List<String> of(Collection<Progress> all, int width) {
        List<String> lines = new ArrayList<>();
        all.stream().limit(MOST).forEach(progress -> lines.add(cut(line(progress, width), width - 1)));
        if (all.size() > MOST) {
            lines.add(cut("and " + (all.size() - MOST) + " more", width - 1));
        }
        return lines;
    }

    /** How many of them have a line of their own. */
    static int most() {
        return MOST;
    }

    private static String line(Progress progress, int width) {
        long count = progress.count();
        long total = progress.total();
        double seconds = progress.elapsed().toNanos() / 1e9;
        double rate = seconds > 0 ? count / seconds : 0;
        StringBuilder line = new StringBuilder(name(progress, width / 3));
        if (total > 0) {
            double part = Math.clamp((double) count / total, 0, 1);
            line.append(String.format(Locale.ENGLISH, " %3d%%", (int) (100 * part)));
            int bar = Math.min(LONGEST_BAR, width - 60);
            if (bar > 4) {
                int full = (int) (bar * part);
                line.append(" [")
                        .append("#".repeat(full))
                        .append(" ".repeat(bar - full))
                        .append(']');
            }
        }
        line.append(' ').append(count(progress));
        if (rate > 0) {
            line.append("  ").append(rate(rate));
        }
        if (total == Progress.UNKNOWN) {
            line.append("  ").append(Times.text(progress.elapsed()));
        } else if (rate > 0 && count < total) {
            line.append("  ")
                    .append(Times.text(seconds((total - count) / rate)))
                    .append(" left");
        }
        return line.toString();
    }

    /** What is left of it on the screen. */
    static String last(Progress progress, int width) {
        Progress.State state = progress.state();
        return cut(
                name(progress, width / 3) + " " + count(progress) + " "
                        + state.name().toLowerCase(Locale.ENGLISH)
                        + (state == Progress.State.DONE ? " in " : " after ")
                        + Times.text(progress.elapsed()),
                width - 1);
    }

    private static String count(Progress progress) {
        return progress.count() + (progress.total() == Progress.UNKNOWN ? "" : "/" + progress.total());
    }

    private static String rate(double rate) {
        if (rate < 1) {
            return Times.text(seconds(1 / rate)) + " each";
        }
        return String.format(Locale.ENGLISH, rate < 100 ? "%.1f/s" : "%.0f/s", rate);
    }

    /** A rate may be as small as one likes, a duration not as long. */
    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.min(seconds * 1000, 1e15));
    }

    /** A name is what somebody typed: it must not move the cursor. */
    private static String name(Progress progress, int width) {
        return cut(progress.name().replaceAll("\\p{Cntrl}", " "), Math.max(width, 8));
    }

    /** No wider than that. */
    static String cut(String line, int width) {
        AttributedString text = new AttributedString(line);
        return text.columnLength() <= width
                ? line
                : text.columnSubSequence(0, Math.max(width, 1)).toString();
    }
}
