package concert.devices.beamline;

/** The states of a monochromator. */
public enum MonochromatorState {
    /** It stands and can be tuned. */
    STANDBY,
    /** It is on its way to an energy. */
    MOVING
}
