package concert.imaging;

/** A parabola through the values at -1, 0 and 1. */
final class Parabola {
    private Parabola() {}

    /** Where it has its top, from -1/2 to 1/2 if the value in the middle is the greatest; 0 if there is none. */
    static double top(double before, double here, double after) {
        double bend = before - 2 * here + after;
        return bend < 0 ? Math.clamp((before - after) / (2 * bend), -1, 1) : 0;
    }
}
