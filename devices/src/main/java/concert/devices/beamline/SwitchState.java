package concert.devices.beamline;

/** The states of what is switched on and off. */
public enum SwitchState {
    OFF,
    ON
}
