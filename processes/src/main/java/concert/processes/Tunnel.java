package concert.processes;

import org.hipparchus.analysis.MultivariateFunction;

/** Carries what a measurement throws, a cancel included, through a library whose functions throw nothing. */
final class Tunnel {
    /** What came out of a measurement. */
    private static final class Carrier extends RuntimeException {
        private static final long serialVersionUID = 1;

        Carrier(Exception carried) {
            super(null, carried, false, false);
        }
    }

    /** A search that measures by the function it is given. */
    @FunctionalInterface
    interface Search {
        void with(MultivariateFunction function);
    }

    private Tunnel() {}

    /** Refuses an optimizer whose library is not among the modules, which need not have it. */
    static void requireLibrary(String optimizer) {
        try {
            var _ = Class.forName("org.hipparchus.optim.OptimizationProblem", false, Tunnel.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ProcessException(
                    optimizer, "needs the library Hipparchus: start Java with --add-modules hipparchus.optim");
        }
    }

    static void search(Objective objective, Search search) throws Exception {
        try {
            search.with(point -> {
                try {
                    return objective.at(point);
                } catch (Exception e) {
                    throw new Carrier(e);
                }
            });
        } catch (Carrier e) {
            throw (Exception) e.getCause();
        }
    }
}
