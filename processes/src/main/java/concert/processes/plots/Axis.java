package concert.processes.plots;

import java.util.ArrayList;
import java.util.List;

/** An axis as it is drawn: from where to where, where its ticks are and what stands at them. */
final class Axis {
    /** Numbers from here on, and those below the next one, are written in units of a power of ten. */
    private static final double LARGE = 1e6;

    private static final double SMALL = 1e-3;

    /** A smaller part of the numbers themselves is their rounding, and no span. */
    private static final double ROUNDING = 1e-12;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final String title;
    private final double low;
    private final double high;
    private final List<Tick> ticks;

    /**
     * A place on the axis.
     *
     * @param part how far along the axis, from 0 to 1
     * @param label what stands there
     */
    record Tick(double part, String label) {}

    private Axis(String title, double low, double high, List<Tick> ticks) {
        this.title = title;
        this.low = low;
        this.high = high;
        this.ticks = ticks;
    }

    /**
     * An axis over a range, with some room at both ends.
     *
     * @param room at each end, in parts of the range
     * @param most how many steps between ticks there may be
     */
    static Axis of(Label label, Range range, double room, int most) {
        Range shown = visible(range);
        double more = room * (shown.high() - shown.low());
        double low = shown.low() - more;
        double high = shown.high() + more;
        return made(label, low, high, Ticks.of(high - low, most));
    }

    /** An axis that begins and ends at a tick. */
    static Axis toTicks(Label label, Range range, int most) {
        Range shown = visible(range);
        Ticks ticks = Ticks.of(shown.high() - shown.low(), most);
        double low = ticks.value(ticks.lastTo(shown.low()));
        double high = ticks.value(ticks.firstFrom(shown.high()));
        return made(label, low, high, ticks);
    }

    private static Axis made(Label label, double low, double high, Ticks steps) {
        int power = power(Math.max(Math.abs(low), Math.abs(high)));
        List<Tick> ticks = new ArrayList<>();
        for (long i = steps.firstFrom(low); i <= steps.lastTo(high); i++) {
            ticks.add(new Tick(Math.clamp((steps.value(i) - low) / (high - low), 0, 1), steps.label(i, power)));
        }
        return new Axis(label.title(scale(power)), low, high, List.copyOf(ticks));
    }

    /** The range itself, or one about its only number. */
    private static Range visible(Range range) {
        double size = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        if (range.high() - range.low() > ROUNDING * size) {
            return range;
        }
        double half = size == 0 ? 1 : size / 10;
        return new Range(range.low() - half, range.high() + half);
    }

    /** A multiple of three, as of the prefixes of units; 0 where numbers can be read as they are. */
    private static int power(double size) {
        return size >= LARGE || size < SMALL ? 3 * Math.floorDiv((int) Math.floor(Math.log10(size)), 3) : 0;
    }

    private static String scale(int power) {
        if (power == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder("× 10").append(power < 0 ? "⁻" : "");
        String.valueOf(Math.abs(power)).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }

    /** Its quantity, and the unit of the labels. */
    String title() {
        return title;
    }

    List<Tick> ticks() {
        return ticks;
    }

    /** How far along the axis a number is, from 0 to 1. */
    double part(double value) {
        return (value - low) / (high - low);
    }

    /** The number of characters of the longest label. */
    int longestLabel() {
        return ticks.stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
    }
}
