/**
 * Coroutines, tasks, commands, cancellation, exclusive access and time.
 *
 * <p>The words are in {@link concert.coroutines.Coroutines}. What they mean is told in {@code docs/explanations}; the
 * two files that hold the meaning together are {@code Task} (life, cancel, clean-up, waiting) and {@code LockGraph}
 * (granting and deadlock), each with an essay on top.
 */
package concert.coroutines;
