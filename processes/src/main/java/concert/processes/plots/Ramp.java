package concert.processes.plots;

/**
 * Colours from dark violet over green to light yellow. Each is as much lighter than the one before as the eye sees it, so a map
 * can be read in shades of grey too: lightness, and hue with it, go evenly through OKLab (B. Ottosson, 2020).
 */
final class Ramp {
    /** More cannot be told apart. */
    static final int COLOURS = 64;

    private static final double DARKEST = 0.28;
    private static final double LIGHTEST = 0.92;
    private static final double VIOLET = Math.toRadians(305);
    private static final double YELLOW = Math.toRadians(105);
    private static final double CHROMA = 0.15;

    /** What chroma is multiplied with until the screen can show a colour. */
    private static final double PALER = 0.97;

    private static final int[] TABLE = table();

    private Ramp() {}

    /** One of {@link #COLOURS}, the first being the darkest. */
    static int colour(int step) {
        return TABLE[step];
    }

    /** The step for a part from 0 to 1. */
    static int step(double part) {
        return Math.clamp((int) (part * COLOURS), 0, COLOURS - 1);
    }

    private static int[] table() {
        int[] table = new int[COLOURS];
        for (int step = 0; step < COLOURS; step++) {
            double part = step / (COLOURS - 1.0);
            double lightness = DARKEST + (LIGHTEST - DARKEST) * part;
            double hue = VIOLET + (YELLOW - VIOLET) * part;
            double chroma = CHROMA;
            double[] rgb = linear(lightness, chroma, hue);
            while (!isShown(rgb)) {
                chroma *= PALER;
                rgb = linear(lightness, chroma, hue);
            }
            table[step] = encoded(rgb[0]) << 16 | encoded(rgb[1]) << 8 | encoded(rgb[2]);
        }
        return table;
    }

    /** Linear red, green and blue of OKLab's lightness, chroma and hue. */
    private static double[] linear(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static boolean isShown(double[] rgb) {
        for (double one : rgb) {
            if (one < 0 || one > 1) {
                return false;
            }
        }
        return true;
    }

    /** By sRGB (IEC 61966-2-1). */
    private static int encoded(double linear) {
        double shown = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * shown);
    }
}
