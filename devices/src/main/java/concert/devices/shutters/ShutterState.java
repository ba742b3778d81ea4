package concert.devices.shutters;

/** The states of a shutter. */
public enum ShutterState {
    OPEN,
    CLOSED
}
