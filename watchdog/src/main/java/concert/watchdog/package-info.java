/**
 * The watchdog process.
 *
 * <h2>Design notes (non normative)</h2>
 *
 * <p>It knows nothing of devices, coroutines or sessions, only addresses and bytes: what it does when the session is
 * gone must not depend on anything that the session could have broken. It uses none of our modules and few classes of
 * the JDK, so that it starts within a fraction of a second and lives in a few megabytes.
 *
 * <p>{@link concert.watchdog.Message} is what the session writes to its standard input, {@link concert.watchdog.Answer}
 * what it writes to its standard output, one line each. {@code Vigil} decides, without clock, thread or socket;
 * {@code Volley} and {@code Shot} send; {@code Main} joins them with the streams of the process.
 */
package concert.watchdog;
