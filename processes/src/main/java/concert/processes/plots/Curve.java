package concert.processes.plots;

import org.jspecify.annotations.Nullable;

/**
 * Points that are joined in their order, at least one.
 *
 * @param across what {@code x} is
 * @param up what {@code y} is
 * @param x finite, and so small that differences do not overflow
 * @param y the same, and as many
 * @param least what is shown of {@code x} at least; null if that is only where points are
 */
public record Curve(
        Label across,
        Label up,
        Numbers x,
        Numbers y,
        @Nullable Range least) implements Chart.Content {
    int size() {
        return y.size();
    }

    double x(int index) {
        return x.get(index);
    }

    double y(int index) {
        return y.get(index);
    }

    Range rangeOfX() {
        return least == null ? x.range() : x.range().with(least);
    }

    Range rangeOfY() {
        return y.range();
    }
}
