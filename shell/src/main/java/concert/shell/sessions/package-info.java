/**
 * The sessions that a user keeps: files in one folder, and the commands that make, list, move and share them. Nothing here
 * runs a session.
 */
package concert.shell.sessions;
