package concert.processes;

import com.google.errorprone.annotations.CheckReturnValue;
import concert.coroutines.Coroutine;
import concert.coroutines.Coroutines;
import concert.coroutines.Plan;
import concert.devices.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search that has not run: for the place where something measured, a number or a quantity, is least or greatest. Awaiting it
 * runs it, leaves the parameters at the best place and gives an {@link Optimum}. Immutable; made by {@link Searches}.
 *
 * <p>It begins where the parameters are and stays within their limits. It holds the locks of its parameters until it ends. If
 * it fails or is cancelled, they go back to where they were, as far as the time for clean-ups allows; what it has measured is
 * kept in {@link Scans#lastScan}.
 *
 * @param <R> the type of the measured values
 */
@CheckReturnValue
public final class Search<R extends @Nullable Object> implements Plan<Optimum<R>> {
    private static final int MOST = 100;

    private final String name;
    private final List<SearchAxis<?>> axes;
    private final Feedback<R> feedback;
    private final boolean upwards;
    private final Optimizer optimizer;
    private final int most;

    private Search(
            String name,
            List<SearchAxis<?>> axes,
            Feedback<R> feedback,
            boolean upwards,
            Optimizer optimizer,
            int most) {
        this.name = name;
        this.axes = axes;
        this.feedback = feedback;
        this.upwards = upwards;
        this.optimizer = optimizer;
        this.most = most;
    }

    static <R extends @Nullable Object> Search<R> of(
            String name, List<SearchAxis<?>> axes, Feedback<R> feedback, boolean upwards) {
        Objects.requireNonNull(feedback, name + " wants something to measure, got nothing (null)");
        if (axes.isEmpty()) {
            throw new ProcessException(name, "no parameter to change");
        }
        Set<Parameter<?>> seen = new HashSet<>();
        for (SearchAxis<?> axis : axes) {
            if (!seen.add(axis.parameter())) {
                throw new ProcessException(name, axis.parameter().qualifiedName() + " is there twice");
            }
        }
        Optimizer usual = axes.size() == 1 ? Searches.halver() : Searches.nelderMead();
        return new Search<>(name, List.copyOf(axes), feedback, upwards, usual, MOST);
    }

    /** The same by another way; the usual one is {@link Searches#halver}, for several parameters {@link Searches#nelderMead}. */
    public Search<R> by(Optimizer other) {
        return new Search<>(name, axes, feedback, upwards, Objects.requireNonNull(other), most);
    }

    /** The same, but it measures so often at most; 100 times unless said otherwise. */
    public Search<R> atMost(int measurements) {
        if (measurements < 1) {
            throw new ProcessException(name, "measures at least once, got " + measurements);
        }
        return new Search<>(name, axes, feedback, upwards, optimizer, measurements);
    }

    @Override
    public String name() {
        return name;
    }

    List<SearchAxis<?>> axes() {
        return axes;
    }

    List<Parameter<?>> parameters() {
        return axes.stream().<Parameter<?>>map(SearchAxis::parameter).toList();
    }

    Feedback<R> feedback() {
        return feedback;
    }

    boolean upwards() {
        return upwards;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    int most() {
        return most;
    }

    @Override
    public Coroutine<Optimum<R>> coroutine() {
        return Coroutines.coroutine(name, () -> new SearchRun<>(this).run());
    }

    /** As "minimize motor.position by halver (not run: await it)". */
    @Override
    public String toString() {
        return name + " "
                + axes.stream().map(axis -> axis.parameter().qualifiedName()).collect(Collectors.joining(", "))
                + " by " + optimizer + " (not run: await it)";
    }
}
