package concert.devices.laboratory;

/** The states of a gripper. */
public enum GripperState {
    RELEASED,
    GRIPPED
}
