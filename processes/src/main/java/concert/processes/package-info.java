/**
 * Scans: parameters go through values, and at each point something is measured.
 *
 * <p>{@link concert.processes.Scans} is what sessions say. A {@link concert.processes.Scan} is a plan: it can be looked at
 * with {@code dryRun} before it is awaited.
 */
package concert.processes;
