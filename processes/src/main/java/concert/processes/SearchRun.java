package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.progress;

import concert.coroutines.Lockable;
import concert.coroutines.LoopGuard;
import concert.coroutines.Progress;
import concert.devices.EmergencyStopException;
import concert.devices.StoppedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search while it runs. Confined to its task. */
final class SearchRun<R extends @Nullable Object> {
    private final Search<R> search;
    private final ScanResult<R> result;
    private final MeasuredNumbers numbers = new MeasuredNumbers();
    private final List<SearchAxis.Line<?>> lines = new ArrayList<>();

    /** Where the parameters are, in first steps; null while they move, and before. */
    private double @Nullable [] here;

    /** The best by now; null before the first measurement. */
    private @Nullable Best<R> best;

    /** A point, where it is in first steps, and what it costs. */
    private static final class Best<R extends @Nullable Object> {
        final double[] place;
        final double cost;
        final ScanPoint<R> point;

        Best(double[] place, double cost, ScanPoint<R> point) {
            this.place = place;
            this.cost = cost;
            this.point = point;
        }
    }

    SearchRun(Search<R> search) {
        this.search = search;
        this.result = new ScanResult<>(search.name(), search.parameters());
    }

    Optimum<R> run() throws Exception {
        try (var _ = lock(search.parameters().toArray(Lockable[]::new))) {
            WayBack wayBack = new WayBack(search.name());
            for (SearchAxis<?> axis : search.axes()) {
                lines.add(axis.begin(wayBack));
            }
            LastScan.ofSession().begins(result);
            try (Progress progress = progress(search.name())) {
                progress.show(new LivePlot(result, search.most(), List.of()));
                boolean converged = look(progress);
                Best<R> found = best;
                if (found == null) {
                    throw new ProcessException(search.name(), search.optimizer() + " has measured nothing");
                }
                move(found.place);
                result.completed();
                return new Optimum<>(found.point, converged, result);
            } catch (Throwable failure) {
                wayBack.go(failure);
                throw failure;
            }
        }
    }

    /** Measures until the optimizer has enough; whether it has converged. */
    private boolean look(Progress progress) throws Exception {
        LoopGuard guard = LoopGuard.begin();
        Objective objective = new Objective(
                point -> {
                    guard.check();
                    double value = measure(point);
                    progress.advance();
                    return value;
                },
                lines.stream().mapToDouble(SearchAxis.Line::least).toArray(),
                lines.stream().mapToDouble(SearchAxis.Line::greatest).toArray(),
                search.axes().stream().mapToDouble(SearchAxis::precision).min().orElseThrow(),
                search.most());
        try {
            search.optimizer().minimize(objective);
            return true;
        } catch (Objective.UsedUp e) {
            return false;
        }
    }

    private double measure(double[] point) throws Exception {
        List<Object> positions = new ArrayList<>();
        for (int axis = 0; axis < point.length; axis++) {
            positions.add(lines.get(axis).position(point[axis]));
        }
        try {
            move(point);
            R measured = await(search.feedback().measure());
            double value = numbers.finite(measured);
            ScanPoint<R> taken = new ScanPoint<>(result.size(), List.copyOf(positions), measured, null);
            result.add(taken);
            double cost = search.upwards() ? -value : value;
            if (best == null || cost < best.cost) {
                best = new Best<>(point, cost, taken);
            }
            return cost;
        } catch (InterruptedException | StoppedException | EmergencyStopException e) {
            throw e;
        } catch (Exception e) {
            throw new ProcessException(
                    search.name(),
                    "point " + (result.size() + 1) + ", " + ScanResult.places(search.parameters(), positions),
                    e);
        }
    }

    /** Sets what has to change, one parameter after the other. */
    private void move(double[] point) throws InterruptedException {
        double[] before = here;
        here = null;
        for (int axis = 0; axis < point.length; axis++) {
            if (before == null || before[axis] != point[axis]) {
                await(lines.get(axis).set(point[axis]));
            }
        }
        here = point.clone();
    }
}
