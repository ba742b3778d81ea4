/** What makes, selects and measures a beam: tubes, the storage ring, monochromators, attenuators, signals. */
package concert.devices.beamline;
