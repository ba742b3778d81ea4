package concert.processes;

/**
 * A way to look for the least value of a function that takes time to measure. It sees nothing but numbers: coordinates are
 * counted in first steps from where the search begins, so the search begins at 0 and its first step is 1 in every direction.
 *
 * <p>{@link Searches#halver}, {@link Searches#nelderMead} and {@link Searches#bobyqa} are those that are there; a session may bring its own.
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
}
