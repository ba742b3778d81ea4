package concert.processes.plots;

/**
 * What a plot shows, whoever draws it.
 *
 * @param title of what it is
 * @param note how much of that is shown
 * @param content its axes and what is between them
 */
public record Chart(String title, String note, Content content) {
    /** A curve or a map. */
    public sealed interface Content permits Curve, HeatMap {}
}
