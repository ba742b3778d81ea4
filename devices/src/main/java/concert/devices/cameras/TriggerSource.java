package concert.devices.cameras;

/** What makes a camera that records take a frame. */
public enum TriggerSource {
    /** Itself, at its frame rate. */
    AUTO,
    /** {@link Camera#trigger()}, one frame each time. */
    SOFTWARE,
    /** A pulse on its input, one frame each time. */
    EXTERNAL
}
