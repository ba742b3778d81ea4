/**
 * Frames, as cameras take them: {@link concert.frames.Frame}, of one of the four types in
 * {@link concert.frames.PixelType}; and {@link concert.frames.FramePool}, which lends them to streams.
 *
 * <p>Pixels lie in plain arrays: loops over these are what the JVM compiles to vector instructions.
 */
package concert.frames;
