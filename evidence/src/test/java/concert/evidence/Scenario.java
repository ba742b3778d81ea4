package concert.evidence;

/**
 * A few things that happen at the same time. A new one is made for each schedule, and loaded anew with the production
 * classes that it uses, so it has to be named by its class.
 */
public interface Scenario {
    /** What happens, on the first actor; threads of {@link Explorer#threads} are further ones. */
    void run() throws Exception;

    /** Whether an alarm may ring although somebody could go on: a slow machine. If not, it rings when all wait. */
    default boolean timeMayPass() {
        return false;
    }

    /** What must be true when all actors have ended; throws if it is not. */
    default void check() throws Exception {}
}
