/**
 * A dummy of every kind of device, to try things without hardware: nominal motion and timing, on the clock of whoever
 * drives it, so that a simulated minute takes no time in a test.
 */
package concert.devices.dummy;
