package concert.devices.laboratory;

/** The states of a pump. */
public enum PumpState {
    /** It stands. */
    STANDBY,
    /** It pumps. */
    PUMPING
}
