package concert.devices.dummy;

/** The states of the general dummy device. */
public enum DummyState {
    STANDBY,
    MOVING,
    HARD_LIMIT,
    /** After an emergency stop. */
    ABORTED
}
