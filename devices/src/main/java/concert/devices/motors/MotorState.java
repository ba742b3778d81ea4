package concert.devices.motors;

/** The states of a motor. */
public enum MotorState {
    /** It stands and can be moved. */
    STANDBY,
    /** It moves. */
    MOVING,
    /** It stands at a limit of the hardware; it can be moved away from there. */
    HARD_LIMIT,
    /** It is switched off. */
    DISABLED
}
