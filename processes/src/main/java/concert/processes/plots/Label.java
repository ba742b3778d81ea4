package concert.processes.plots;

/**
 * What is told along an axis.
 *
 * @param name of a parameter, or of what was measured
 * @param unit its symbol; empty of a plain number
 */
public record Label(String name, String unit) {
    /** As "motor.position [mm]"; in units of {@code scale} if that is not empty, as in "current [× 10⁻¹² A]". */
    String title(String scale) {
        String in = (scale + " " + unit).strip();
        return in.isEmpty() ? name : name + " [" + in + "]";
    }
}
