package concert.processes;

import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** The downhill simplex of J. A. Nelder and R. Mead, Computer Journal 7 (1965) 308. */
final class NelderMead implements Optimizer {
    @Override
    public void minimize(Objective objective) throws Exception {
        Tunnel.search(objective, function -> {
            var _ = new SimplexOptimizer((_, before, after) -> distance(before, after) < objective.precision())
                    .optimize(
                            new ObjectiveFunction(function),
                            GoalType.MINIMIZE,
                            new InitialGuess(new double[objective.dimensions()]),
                            new NelderMeadSimplex(objective.dimensions()),
                            MaxEval.unlimited());
        });
    }

    /** Between where a corner of the simplex was and where it is: small for all corners when the simplex is small. */
    private static double distance(PointValuePair before, PointValuePair after) {
        double most = 0;
        for (int i = 0; i < before.getPointRef().length; i++) {
            most = Math.max(most, Math.abs(before.getPointRef()[i] - after.getPointRef()[i]));
        }
        return most;
    }

    @Override
    public String toString() {
        return "nelderMead";
    }
}
