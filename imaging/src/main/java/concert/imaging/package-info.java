/**
 * Imaging: what is made of frames. {@link concert.imaging.Imaging} has the functions and filters that sessions use without a
 * prefix.
 *
 * <p>Results are floats. They are computed row by row in plain loops over arrays, which the JVM compiles to vector
 * instructions; the formulas stand at the functions.
 */
package concert.imaging;
