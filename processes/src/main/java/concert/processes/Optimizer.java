package concert.processes;

/**
 * A way to look for the least value of a function that takes time to measure. It sees nothing but numbers: coordinates are
 * counted in first steps from where the search begins, so the search begins at 0 and its first step is 1 in every direction.
 *
 * <p>{@link #halver()}, {@link #nelderMead()} and {@link #bobyqa()} are those that are there; a session may bring its own.
 */
@FunctionalInterface
public interface Optimizer {

    /**
     * Measures until the least value is known as precisely as the objective wants. The objective remembers the best point
     * and ends a search that measures too often, by an exception that passes through here.
     *
     * @throws Exception what measuring throws, a cancel included
     */
    void minimize(Objective objective) throws Exception;

    /** Goes on while it gets better, and turns with half the step when it gets worse. For one parameter; the default there. */
    static Optimizer halver() {
        return new Halver();
    }

    /** The simplex of Nelder and Mead, which needs no smooth function. For any number of parameters; the default for several. */
    static Optimizer nelderMead() {
        return new NelderMead();
    }

    /** Powell's BOBYQA, quadratic models within limits: few measurements of a smooth function. For two parameters or more. */
    static Optimizer bobyqa() {
        return new Bobyqa();
    }
}
