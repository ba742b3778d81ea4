/** Connections to hardware that talks in lines of text. */
package concert.devices.connections;
