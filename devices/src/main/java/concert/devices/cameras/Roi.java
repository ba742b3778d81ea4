package concert.devices.cameras;

/**
 * The region of interest: the part of the sensor that becomes the frame, in pixels before it is mirrored and rotated.
 *
 * @param x0 its first column, from 0 at the left
 * @param y0 its first row, from 0 at the top
 * @param width how many columns
 * @param height how many rows
 */
public record Roi(int x0, int y0, int width, int height) {}
