package concert.processes;

import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/** BOBYQA of M. J. D. Powell, report DAMTP 2009/NA06: a quadratic model in a region of trust, within bounds. */
final class Bobyqa implements Optimizer {
    @Override
    public void minimize(Objective objective) throws Exception {
        int dimensions = objective.dimensions();
        if (dimensions < 2) {
            throw new ProcessException(
                    "bobyqa", "looks along two parameters or more, got " + dimensions + "; halver() takes one");
        }
        Tunnel.search(objective, function -> {
            var _ = new BOBYQAOptimizer(2 * dimensions + 1, 1, objective.precision())
                    .optimize(
                            new ObjectiveFunction(function),
                            GoalType.MINIMIZE,
                            new InitialGuess(new double[dimensions]),
                            new SimpleBounds(objective.lower(), objective.upper()),
                            MaxEval.unlimited());
        });
    }

    @Override
    public String toString() {
        return "bobyqa";
    }
}
