package concert.imaging;

import concert.frames.Frame;
import concert.frames.PixelType;
import concert.quantities.Quantities;
import concert.quantities.Units;
import java.util.function.DoubleBinaryOperator;
import javax.measure.Quantity;
import javax.measure.quantity.Angle;

/**
 * Images of simple samples, computed by formula: for simulated cameras and for tests. They are corrected projections, with
 * pixels of {@link PixelType#FLOAT32}: 1 where the beam meets nothing, and e^-2, which is 0.135, where the sample is thickest.
 */
public final class Phantom {
    /** How much longer than broad the sharpened end of a needle is. */
    private static final double SHARPNESS = 2;

    private Phantom() {}

    /**
     * A sphere that lets {@code exp(-path / radius)} of the beam through.
     *
     * @param x of its centre in pixels, where 0 is the middle of the first column; may be outside the frame
     * @param y of its centre in pixels, downwards
     * @param radius in pixels
     */
    public static Frame sphere(int width, int height, double x, double y, double radius) {
        requireSize("radius", radius);
        return drawn(
                width,
                height,
                (dx, dy) -> {
                    double halfPath = Math.sqrt(Math.max(0, radius * radius - dx * dx - dy * dy));
                    return Math.exp(-2 * halfPath / radius);
                },
                x,
                y);
    }

    /**
     * A needle that hangs into the frame from above.
     *
     * @param x of its tip in pixels, where 0 is the middle of the first column
     * @param y of its tip in pixels, downwards
     * @param thickness in pixels; the end of the needle is sharpened, over twice that
     */
    public static Frame needle(int width, int height, double x, double y, double thickness) {
        return needle(width, height, x, y, thickness, Quantities.quantity(0, Units.RADIAN));
    }

    /**
     * A needle that is turned about its tip.
     *
     * @param angle clockwise: with 90 deg it comes from the right
     */
    public static Frame needle(int width, int height, double x, double y, double thickness, Quantity<Angle> angle) {
        requireSize("thickness", thickness);
        double radians = Quantities.value(angle, Units.RADIAN);
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        return drawn(
                width,
                height,
                (dx, dy) -> {
                    double fromTip = dx * sin - dy * cos;
                    double half = Math.min(thickness / 2, fromTip / (2 * SHARPNESS));
                    double covered =
                            Math.clamp(half - Math.abs(dx * cos + dy * sin) + 0.5, 0, Math.clamp(2 * half, 0, 1));
                    return 1 - covered * (1 - Math.exp(-2));
                },
                x,
                y);
    }

    private static void requireSize(String what, double pixels) {
        if (!(pixels > 0 && pixels < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a phantom has a " + what + " of more than 0 px; got " + pixels);
        }
    }

    /** @param formula of the distances from x and y */
    private static Frame drawn(int width, int height, DoubleBinaryOperator formula, double x, double y) {
        Frame frame = Frame.of(PixelType.FLOAT32, width, height);
        float[] pixels = frame.floats();
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                pixels[row * width + column] = (float) formula.applyAsDouble(column - x, row - y);
            }
        }
        return frame;
    }
}
