package concert.tests.terminal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/** What a terminal has shown: as text in the order of its coming, and as the screen is now. */
final class Transcript {
    private static final int SHOWN_ON_FAILURE = 6000;

    /** Escape sequences, as far as they have come; the group is what has to wait for its rest. */
    private enum Escape {
        NONE,
        BEGUN,
        PARAMETERS,
        CHARSET,
        TEXT
    }

    private final ScreenTerminal screen;

    /** Guarded by this, as is all below. */
    private final StringBuilder text = new StringBuilder();

    private final StringBuilder raw = new StringBuilder();

    private Escape escape = Escape.NONE;
    private int found;
    private boolean ended;

    Transcript(int columns, int rows) {
        screen = new ScreenTerminal(columns, rows);
    }

    synchronized void add(String output) {
        screen.write(output);
        raw.append(output);
        output.chars().forEach(c -> add((char) c));
        notifyAll();
    }

    private void add(char c) {
        switch (escape) {
            case NONE -> {
                if (c == '\33') {
                    escape = Escape.BEGUN;
                } else if (c >= ' ' || c == '\n') {
                    text.append(c);
                }
            }
            case BEGUN ->
                escape = switch (c) {
                    case '[' -> Escape.PARAMETERS;
                    case ']' -> Escape.TEXT;
                    case '(', ')' -> Escape.CHARSET;
                    default -> Escape.NONE;
                };
            case PARAMETERS -> escape = c >= '@' ? Escape.NONE : escape;
            case CHARSET -> escape = Escape.NONE;
            case TEXT -> escape = c == '\7' ? Escape.NONE : c == '\33' ? Escape.BEGUN : escape;
        }
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized void resize(int columns, int rows) {
        screen.setSize(Size.of(columns, rows));
    }

    synchronized String text() {
        return text.toString();
    }

    synchronized String raw() {
        return raw.toString();
    }

    /** Waits for the text, behind what was found before; returns all from there to its end. */
    synchronized String await(String wanted, Duration patience) {
        int before = found;
        await("'" + wanted.strip() + "' is not shown", () -> text.indexOf(wanted, before) >= 0, patience);
        found = text.indexOf(wanted, before) + wanted.length();
        return text.substring(before, found);
    }

    /** Whether the text comes in time, behind what was found before. */
    synchronized boolean comes(String wanted, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        int from = found;
        while (text.indexOf(wanted, from) < 0 && !ended && waitUntil(end)) {}
        int at = text.indexOf(wanted, from);
        found = at < 0 ? found : at + wanted.length();
        return at >= 0;
    }

    /** False when it is too late; may return earlier. */
    private boolean waitUntil(long end) {
        long left = (end - System.nanoTime()) / 1_000_000;
        try {
            if (left > 0) {
                wait(left);
            }
        } catch (InterruptedException e) {
            throw failure("the test was stopped");
        }
        return left > 0;
    }

    synchronized List<String> screen() {
        return lines();
    }

    synchronized void awaitScreen(String what, Predicate<List<String>> wanted, Duration patience) {
        await("the screen does not show " + what, () -> wanted.test(lines()), patience);
    }

    synchronized void awaitEnd(Duration patience) {
        await("the output does not end", () -> ended, patience);
    }

    private void await(String failure, BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (ended || !waitUntil(end)) {
                throw failure(failure + (ended ? ", and the program has ended" : " within " + patience));
            }
        }
    }

    /** The screen as it is now. */
    private List<String> lines() {
        return Arrays.stream(screen.toString().split("\n"))
                .map(String::stripTrailing)
                .toList();
    }

    synchronized AssertionError failure(String what) {
        int from = Math.max(0, text.length() - SHOWN_ON_FAILURE);
        return new AssertionError(what + ". All that was shown" + (from > 0 ? ", its end" : "") + ":\n"
                + text.substring(from).indent(4) + "The screen:\n"
                + String.join("\n", lines()).stripTrailing().indent(4));
    }
}
