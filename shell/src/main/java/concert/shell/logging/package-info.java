/**
 * The log: how lines come into its file, from several processes at once, and how they are found there again. Whoever logs
 * waits for no disk.
 */
package concert.shell.logging;
