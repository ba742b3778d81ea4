package concert.imaging;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.util.Random;

/** Images as a detector gives them. */
final class Noise {
    private Noise() {}

    /** What a detector counts of a projection, if it counts so many where nothing is in the beam. */
    static Frame counted(Frame projection, double counts, Random random) {
        Frame counted = Frame.of(PixelType.FLOAT32, projection.width(), projection.height());
        for (int i = 0; i < projection.length(); i++) {
            double mean = projection.floats()[i] * counts;
            counted.floats()[i] = (float) Math.rint(mean + Math.sqrt(mean) * random.nextGaussian());
        }
        return counted;
    }

    /** Dark what was bright. */
    static Frame inverted(Frame frame) {
        Frame inverted = Frame.of(PixelType.FLOAT32, frame.width(), frame.height());
        for (int i = 0; i < frame.length(); i++) {
            inverted.floats()[i] = 1.2f - frame.floats()[i];
        }
        return inverted;
    }
}
