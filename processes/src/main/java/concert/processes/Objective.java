package concert.processes;

/**
 * What an {@link Optimizer} looks into: a function of one or more coordinates, counted in first steps from the beginning.
 * Confined to the task of the search.
 */
public final class Objective {
    /** Goes to a point within the bounds and measures there. */
    @FunctionalInterface
    interface Function {
        double at(double[] point) throws Exception;
    }

    /** Ends a search that has measured as often as it may. */
    static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsedUp() {
            super("measured as often as it may", null, false, false);
        }
    }

    private final Function function;
    private final double[] lower;
    private final double[] upper;
    private final double precision;
    private final int most;

    private int count;

    Objective(Function function, double[] lower, double[] upper, double precision, int most) {
        this.function = function;
        this.lower = lower.clone();
        this.upper = upper.clone();
        this.precision = precision;
        this.most = most;
    }

    /** The number of coordinates. */
    public int dimensions() {
        return lower.length;
    }

    /** The lower bound of each coordinate, 0 or less; minus infinity where there is none. */
    public double[] lower() {
        return lower.clone();
    }

    /** The upper bound of each coordinate, 0 or more; infinity where there is none. */
    public double[] upper() {
        return upper.clone();
    }

    /** How near the coordinates of the least value are wanted, as a part of the first step. */
    public double precision() {
        return precision;
    }

    /**
     * Goes there and measures. A coordinate outside its bounds is moved to the bound.
     *
     * @return the value, a finite number
     */
    public double at(double... point) throws Exception {
        if (count == most) {
            throw new UsedUp();
        }
        double[] inside = point.clone();
        for (int i = 0; i < inside.length; i++) {
            inside[i] = Math.clamp(inside[i], lower[i], upper[i]);
        }
        count++;
        return function.at(inside);
    }
}
