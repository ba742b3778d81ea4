package concert.processes;

import com.google.errorprone.annotations.CheckReturnValue;
import concert.coroutines.Coroutine;
import concert.coroutines.Coroutines;
import concert.coroutines.Plan;
import concert.devices.Parameter;
import concert.streams.Producer;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scan that has not run: parameters, the values that they go through, and what is measured at each point. Awaiting it
 * runs it and gives a {@link ScanResult}. Immutable; made by {@link Scans}.
 *
 * <p>With several axes it visits all combinations, the last axis changing fastest. At each point it sets the parameters
 * whose value changes, those of different devices at the same time and those of one device one after the other; then it
 * measures. All points are checked against limits and protections before the first move. It holds the locks of its
 * parameters until it ends.
 *
 * <p>At its end the parameters that can be read go back to where they were, also when it fails or is cancelled; then as far
 * as the time for clean-ups allows. After somebody has stopped a device nothing moves. {@link #stay()} leaves them where they are.
 *
 * @param <R> the type of the measured values
 */
@CheckReturnValue
public final class Scan<R extends @Nullable Object> implements Plan<ScanResult<R>> {
    private final String name;
    private final List<ScanAxis<?>> axes;
    private final Feedback<R> feedback;
    private final Manner manner;
    private final Grid grid;

    /**
     * How it is done.
     *
     * @param goesBack whether the parameters go back at its end
     * @param snake whether every other row is visited backwards
     * @param retries how often a point that failed is tried again
     * @param skips whether a point that has failed for good is left out
     */
    record Manner(boolean goesBack, boolean snake, int retries, boolean skips) {}

    private Scan(String name, List<ScanAxis<?>> axes, Feedback<R> feedback, Manner manner) {
        this.name = name;
        this.axes = axes;
        this.feedback = feedback;
        this.manner = manner;
        try {
            grid = new Grid(axes.stream().mapToInt(ScanAxis::size).toArray(), manner.snake);
        } catch (ArithmeticException e) {
            throw new ScanException(name, "more points than can be counted");
        }
    }

    static <R extends @Nullable Object> Scan<R> of(String name, List<ScanAxis<?>> axes, Feedback<R> feedback) {
        Objects.requireNonNull(feedback, name + " wants something to measure at each point, got nothing (null)");
        if (axes.isEmpty()) {
            throw new ScanException(name, "no parameter to scan");
        }
        Set<Parameter<?>> seen = new HashSet<>();
        for (ScanAxis<?> axis : axes) {
            if (!seen.add(axis.parameter())) {
                throw new ScanException(name, axis.parameter().qualifiedName() + " is there twice");
            }
        }
        return new Scan<>(name, List.copyOf(axes), feedback, new Manner(true, false, 0, false));
    }

    private Scan<R> done(Manner other) {
        return new Scan<>(name, axes, feedback, other);
    }

    // ---- how it is done

    /** The same, but the parameters stay where they are at its end. */
    public Scan<R> stay() {
        return done(new Manner(false, manner.snake, manner.retries, manner.skips));
    }

    /** The same, with every other row backwards, which saves the way back to the beginning of each row. */
    public Scan<R> snake() {
        return done(new Manner(manner.goesBack, true, manner.retries, manner.skips));
    }

    /** The same, but a point that fails is tried so many times more. Ends all the same when somebody stops a device. */
    public Scan<R> retry(int times) {
        if (times < 0) {
            throw new ScanException(name, "cannot retry " + times + " times");
        }
        return done(new Manner(manner.goesBack, manner.snake, times, manner.skips));
    }

    /** The same, but a point that fails is left out; the result says why. Ends all the same when somebody stops a device. */
    public Scan<R> skipFailures() {
        return done(new Manner(manner.goesBack, manner.snake, manner.retries, true));
    }

    // ---- what it is

    @Override
    public String name() {
        return name;
    }

    /** The number of points. */
    public long size() {
        return grid.size();
    }

    /** The parameters, the one that changes fastest last. */
    public List<Parameter<?>> parameters() {
        return axes.stream().<Parameter<?>>map(ScanAxis::parameter).toList();
    }

    List<ScanAxis<?>> axes() {
        return axes;
    }

    Feedback<R> feedback() {
        return feedback;
    }

    Grid grid() {
        return grid;
    }

    Manner manner() {
        return manner;
    }

    // ---- running it

    /**
     * The work. What it has taken is kept in {@link Scans#lastScan}, too, which has it when the scan fails or is cancelled.
     */
    @Override
    public Coroutine<ScanResult<R>> coroutine() {
        return Coroutines.coroutine(name, () -> {
            ScanResult<R> result = new ScanResult<>(name, parameters());
            LastScan.ofSession().begins(result);
            new ScanRun<>(this, result).run(point -> {
                result.add(point);
                return true;
            });
            result.completed();
            return result;
        });
    }

    /** The points as a stream, for a scan too long to be kept: none is kept once its consumers have it. */
    public Producer<ScanPoint<R>> points() {
        return out -> new ScanRun<>(this, null).run(out);
    }

    /**
     * Does all that comes before the first move: reads limits and, for a relative scan, where it begins; checks every point;
     * and tells what the scan would do. Moves nothing.
     *
     * @throws RuntimeException that of the scan itself if a limit or a protection is in the way
     */
    public Coroutine<DryRun> dryRun() {
        return DryRun.of(this);
    }

    /** As "ascan of motor.position, 21 points (not run: await it)". */
    @Override
    public String toString() {
        return name + " of "
                + axes.stream().map(axis -> axis.parameter().qualifiedName()).collect(Collectors.joining(", ")) + ", "
                + count(size()) + " (not run: await it, or dryRun it)";
    }

    static String count(long points) {
        return points + (points == 1 ? " point" : " points");
    }
}
