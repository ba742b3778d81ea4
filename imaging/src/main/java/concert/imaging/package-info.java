/**
 * Imaging: what is made of frames and found in them. {@link concert.imaging.Imaging} has the functions and filters, {@link
 * concert.imaging.Measures} the measures that sessions use without a prefix.
 *
 * <p>Results are floats. They are computed row by row in plain loops over arrays, which the JVM compiles to vector
 * instructions; the formulas stand at the functions.
 */
package concert.imaging;
