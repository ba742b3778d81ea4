package concert.processes;

import static concert.coroutines.Coroutines.coroutine;

import concert.coroutines.Coroutine;
import concert.coroutines.LoopGuard;

/**
 * Measures, and does something about it, until what it measures is good. For what has no best place to search for, such as a
 * temperature that is held.
 *
 * {@snippet :
 * var centred = new ClosedLoop<Quantity<Length>>() {
 *     public Quantity<Length> measure() throws Exception {
 *         return await(sensor.getOffset());
 *     }
 *     public boolean isReached(Quantity<Length> offset) {
 *         return isLess(abs(offset), q.um(1));
 *     }
 *     public void control(Quantity<Length> offset) throws Exception {
 *         await(motor.move(offset.negate()));
 *     }
 * };
 * boolean reached = await(centred.run());
 * }
 *
 * @param <M> the type of what is measured
 */
public interface ClosedLoop<M> {

    /** Comes first, once. */
    default void initialize() throws Exception {}

    /** What is the case now. */
    M measure() throws Exception;

    /** Whether that is good. */
    boolean isReached(M measured) throws Exception;

    /** Does something that brings it nearer. */
    void control(M measured) throws Exception;

    /** As {@link #run(int)}, at most ten times. */
    default Coroutine<Boolean> run() {
        return run(10);
    }

    /**
     * The loop: measures at most so often, and ends with whether what it measured last is good. It does nothing about what it
     * measured last.
     *
     * @throws ProcessException if it is to measure less than once
     */
    default Coroutine<Boolean> run(int most) {
        if (most < 1) {
            throw new ProcessException("closed loop", "measures at least once, got " + most);
        }
        return coroutine("closed loop", () -> {
            initialize();
            LoopGuard guard = LoopGuard.begin();
            for (int count = 1; ; count++) {
                guard.check();
                M measured = measure();
                if (isReached(measured)) {
                    return true;
                }
                if (count == most) {
                    return false;
                }
                control(measured);
            }
        });
    }
}
