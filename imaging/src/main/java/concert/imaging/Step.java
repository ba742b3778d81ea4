package concert.imaging;

import concert.frames.Frame;

/** Fills a frame of floats with what it makes of another one; it may remember those before. One thread at a time. */
@FunctionalInterface
interface Step {
    void apply(Frame frame, Frame made);
}
