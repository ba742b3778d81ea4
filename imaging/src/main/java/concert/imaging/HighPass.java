package concert.imaging;

import concert.frames.Frame;
import concert.frames.PixelType;

/** An image without what changes slowly in it. */
final class HighPass {
    private static final double FWHM_BY_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

    /** In pixels: a narrower Gaussian is not to be had of pixels. */
    private static final double LEAST = 2;

    private HighPass() {}

    static Frame of(Frame frame, double fwhm) {
        int largest = Math.max(frame.width(), frame.height());
        if (!(fwhm >= LEAST && fwhm <= largest)) {
            throw new IllegalArgumentException("filterLowFrequencies wants a fwhm of 2 px to " + largest
                    + " px, the size of the frame; got " + fwhm);
        }
        float[] pixels = Pixels.finite("filterLowFrequencies: the frame", frame);
        float mean = (float) Pixels.mean(pixels);
        float[] blurred = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            blurred[i] = pixels[i] - mean; // small numbers, of which the transform loses less
        }
        double sigma = fwhm / FWHM_BY_SIGMA;
        new GaussianBlur(frame.height(), sigma).apply(blurred, frame.width(), frame.width(), 1);
        new GaussianBlur(frame.width(), sigma).apply(blurred, frame.height(), 1, frame.width());
        Frame filtered = Frame.of(PixelType.FLOAT32, frame.width(), frame.height());
        float[] out = filtered.floats();
        for (int i = 0; i < out.length; i++) {
            out[i] = pixels[i] - blurred[i];
        }
        return filtered.withMetadata(frame.metadata());
    }
}
