/** Positioners: several motors that move one thing in space. */
package concert.devices.positioners;
