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
