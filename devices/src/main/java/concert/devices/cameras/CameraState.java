package concert.devices.cameras;

/** The states of a camera. */
public enum CameraState {
    /** It takes no frames, and its settings can be changed. */
    STANDBY,
    /** It takes frames. */
    RECORDING,
    /** It gives out the frames in its buffer. */
    READOUT
}
