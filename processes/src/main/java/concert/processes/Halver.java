package concert.processes;

/** Looks along one coordinate, turning with half the step whenever it has come too far. */
final class Halver implements Optimizer {
    @Override
    public void minimize(Objective objective) throws Exception {
        if (objective.dimensions() != 1) {
            throw new ProcessException(
                    "halver",
                    "looks along one parameter, got " + objective.dimensions()
                            + "; nelderMead() and bobyqa() take several");
        }
        double lower = objective.lower()[0];
        double upper = objective.upper()[0];
        double here = 0;
        double least = objective.at(here);
        double step = 1;
        while (Math.abs(step) >= objective.precision()) {
            double there = Math.clamp(here + step, lower, upper);
            // At a bound there is nothing to measure: the point is known.
            double value = there == here ? Double.POSITIVE_INFINITY : objective.at(there);
            if (value < least) {
                here = there;
                least = value;
            } else {
                step = -step / 2;
            }
        }
    }

    @Override
    public String toString() {
        return "halver";
    }
}
