package concert.devices;

import javax.measure.Quantity;

/** A value is outside the soft limits of its parameter. Nothing has moved. */
public final class LimitException extends DeviceException {
    private static final long serialVersionUID = 1;

    private final transient Quantity<?> wanted;
    private final transient Limits<?> limits;

    LimitException(String parameter, Quantity<?> wanted, Limits<?> limits) {
        super(parameter, wanted + " is outside the soft limits " + limits);
        this.wanted = wanted;
        this.limits = limits;
    }

    /** The value that was refused. */
    public Quantity<?> wanted() {
        return wanted;
    }

    /** The limits in force, the narrower of the user's and the device's. */
    public Limits<?> limits() {
        return limits;
    }
}
