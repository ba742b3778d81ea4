/** Motors: what is the same for all that move something along a line or around an axis. */
package concert.devices.motors;
