/**
 * Devices and their parameters.
 *
 * <h2>Design notes (non normative)</h2>
 *
 * <p><b>Declarations and parameters.</b> A driver configures a parameter through its declaration, the only subtype of
 * the parameter's type, and hands out the parameter: so people at the prompt see {@code get}, {@code set} and limits,
 * and not the getter that the driver gave. After the first use a declaration is sealed.
 *
 * <p><b>What a set checks, and when.</b> Protection, kind of value and limits come first, before any waiting, to fail
 * fast; limits that the device has to be asked for are left out there, since asking is an operation of its own. Then
 * comes the lock, and then all of it again, because a limit may have been narrowed and a protection put on while the
 * set was waiting. The state rule is last: it takes the claim on the state, and from there on the operation owns the
 * motion.
 *
 * <p><b>Write protection is no lock.</b> It binds everybody, its owner included, and does not wait. What makes things
 * safer passes it: stop, close, off, the emergency stop. An action is refused if a parameter under the same rule is
 * protected: homing moves a protected position as much as setting it does.
 *
 * <p><b>The state after a failure.</b> Every operation with a rule ends in a defined state: what the hardware says; for
 * a software state what a {@link concert.devices.StateException} names, and otherwise the state before. The hardware is
 * stopped first and the state freed afterwards, so that the stop cannot hit the next operation's motion.
 *
 * <p><b>Open and close.</b> Opening what is open and closing what is closed succeeds: a clean-up that closes must not
 * have to ask first. Two at the same moment do not both go on: one is refused.
 *
 * <p><b>Commands</b> are static methods of the capability whose coroutine they run; {@code DeviceCommands} lists them.
 */
@NullMarked
package concert.devices;

import org.jspecify.annotations.NullMarked;
