/** The list of all device commands; a package of its own because it looks into every kind of device. */
package concert.devices.commands;
