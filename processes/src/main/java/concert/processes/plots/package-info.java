/** Charts, and how they are drawn: into SVG, into PNG and with the characters of a terminal. Knows nothing of scans. */
package concert.processes.plots;
