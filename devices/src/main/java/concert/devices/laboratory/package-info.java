/** What stands around an experiment: pumps, scales, grippers, digital ports, changers of lenses, samples and elements. */
package concert.devices.laboratory;
