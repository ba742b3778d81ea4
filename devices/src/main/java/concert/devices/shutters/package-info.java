/** Shutters. */
package concert.devices.shutters;
