/**
 * Sessions.
 *
 * <h2>Design notes (non normative)</h2>
 *
 * <p>A session is the only place where tasks, devices, names, the audit and the emergency stop meet; none of them is
 * static. Devices belong to it weakly, by being named in it or used in it, so that a test can have two sessions in
 * one process, and so that a device which nobody holds any more is not stopped in an emergency that is none of its
 * business.
 *
 * <p>{@code close()} is the orderly end: it cancels, waits for the clean-ups and stops what can be stopped, but it does
 * not close shutters or switch tubes off; a script that opens a shutter for the next one must be able to. For the other
 * ends, a lost terminal or a signal, there is {@code abort()}.
 */
package concert.session;
