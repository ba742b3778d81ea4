package concert.imaging;

import concert.frames.Frame;

/** Where an image would balance if its pixels were weights. */
final class CenterOfMass {
    private CenterOfMass() {}

    static Point of(Frame frame) {
        float[] pixels = Pixels.finite("centerOfMass: the frame", frame);
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = 0; y < frame.height(); y++) {
            double row = 0;
            int from = y * frame.width();
            for (int x = 0; x < frame.width(); x++) {
                double pixel = pixels[from + x];
                row += pixel;
                sumX += pixel * x;
            }
            sum += row;
            sumY += row * y;
        }
        if (sum == 0) {
            throw new IllegalArgumentException("centerOfMass: the pixels add up to 0, so there is no centre");
        }
        return new Point(sumX / sum, sumY / sum);
    }
}
