package concert.processes;

import org.jspecify.annotations.Nullable;

/**
 * What a search has found. The parameters are there now.
 *
 * @param best the point with the best value
 * @param isConverged whether the place is known as precisely as it was wanted; else the search ended because it had measured
 *     as often as it may
 * @param points all that was measured
 * @param <R> the type of the measured values
 */
public record Optimum<R extends @Nullable Object>(ScanPoint<R> best, boolean isConverged, ScanResult<R> points) {

    /** As "focus: motor.position = 3.02 mm, value 12.4, after 23 points". */
    @Override
    public String toString() {
        return points.name() + ": " + ScanResult.places(points.parameters(), best.positions())
                + ", value " + best.value() + ", after " + Scan.count(points.size())
                + (isConverged ? "" : ": as many as it may take, not converged");
    }
}
