package concert.devices;

/** A motion ran into a limit of the hardware and ended there. */
public class HardLimitException extends StateException {
    private static final long serialVersionUID = 1;

    public HardLimitException(String subject, Enum<?> errorState, String what) {
        super(subject, errorState, what);
    }
}
