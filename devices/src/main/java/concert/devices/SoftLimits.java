package concert.devices;

import concert.quantities.Quantities;
import concert.quantities.UnitException;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one quantity parameter: those of the user, which may change, and those of the device.
 *
 * <p>Writers are serialised by the monitor; the check on every set reads one volatile field.
 */
final class SoftLimits<Q extends Quantity<Q>> {
    private final Unit<Q> unit;
    final Protection protection = new Protection();

    private Bounds user = Bounds.NONE;

    /** The device's limits as far as they are constant. */
    private Bounds constant = Bounds.NONE;

    /** The device's limits that have to be asked for, as last read; the getters are part of the declaration. */
    private Bounds read = Bounds.NONE;

    private @Nullable Getter<Quantity<Q>> lowerGetter;
    private @Nullable Getter<Quantity<Q>> upperGetter;

    /** What needs no hardware to know: enough to fail fast. */
    private volatile Bounds known = Bounds.NONE;

    /** All of it, as of the last reading. The same object as {@code known} if nothing has to be read. */
    private volatile Bounds effective = Bounds.NONE;

    SoftLimits(Unit<Q> unit) {
        this.unit = unit;
    }

    /** Refuses what cannot be right whatever the device would say; no I/O, so it may come before the lock. */
    void admitEarly(String name, double value) {
        var _ = admit(name, value, known);
    }

    /** The value to use, after asking the device for its limits if it has to be asked. */
    double admit(String name, double value) throws Exception {
        if (isRead()) {
            read(name);
        }
        return admit(name, value, effective);
    }

    /** NaN means refused, and what is NaN itself is inside no limits: a broken sensor must not move a motor. */
    private double admit(String name, double value, Bounds bounds) {
        double admitted = bounds.admit(value);
        if (Double.isNaN(admitted) && !bounds.isNone()) {
            throw new LimitException(name, Quantities.quantity(value, unit), limits(bounds));
        }
        return admitted;
    }

    Limits<Q> effective() {
        return limits(effective);
    }

    private Limits<Q> limits(Bounds bounds) {
        return new Limits<>(Quantities.quantity(bounds.lower(), unit), Quantities.quantity(bounds.upper(), unit));
    }

    boolean isRead() {
        return lowerGetter != null || upperGetter != null;
    }

    /** Asks the device. Without the monitor: a getter takes its time, and whoever sets a limit must not wait for it. */
    void read(String name) throws Exception {
        Getter<Quantity<Q>> below = lowerGetter;
        Getter<Quantity<Q>> above = upperGetter;
        double lower = below == null ? Bounds.NONE.lower() : number(name, below.get());
        double upper = above == null ? Bounds.NONE.upper() : number(name, above.get());
        synchronized (this) {
            read = new Bounds(lower, upper);
            update();
        }
    }

    void readFrom(@Nullable Getter<Quantity<Q>> lower, @Nullable Getter<Quantity<Q>> upper) {
        lowerGetter = lower;
        upperGetter = upper;
    }

    /** Part of the declaration, like the getters. */
    synchronized void setConstant(String name, double lower, double upper) {
        constant = ordered(name, lower, upper);
        update();
    }

    synchronized Limits<Q> ofUser() {
        return limits(user);
    }

    synchronized void setLower(String name, double lower) {
        setUser(name, lower, user.upper());
    }

    synchronized void setUpper(String name, double upper) {
        setUser(name, user.lower(), upper);
    }

    /**
     * Replaces the user's limits. One beyond the device's range is accepted, the narrower one counts; a pair that
     * leaves nothing allowed is refused.
     */
    synchronized void setUser(String name, double lower, double upper) {
        protection.refuseIfOn("the limit of " + name);
        Bounds wanted = ordered(name, lower, upper);
        Bounds narrowed = wanted.narrowed(constant);
        var _ = ordered(name, narrowed.lower(), narrowed.upper());
        user = wanted;
        update();
    }

    /** A limit given by the user or the device as a number in the parameter's unit. */
    double number(String name, Quantity<?> limit) {
        if (!Quantities.fits(limit, unit)) {
            throw UnitException.wants("the limit of " + name, unit, limit);
        }
        return Quantities.valueAs(limit, unit);
    }

    /** With the monitor held. Nobody needs to see both writes together: each is a pair of limits by itself. */
    private void update() {
        known = user.narrowed(constant);
        effective = isRead() ? known.narrowed(read) : known;
    }

    private Bounds ordered(String name, double lower, double upper) {
        if (Double.isNaN(lower) || Double.isNaN(upper)) {
            throw new DeviceException(name, "NaN is not a limit");
        }
        if (lower >= upper) {
            throw new DeviceException(
                    name,
                    "the lower limit " + Quantities.format(lower, unit) + " must be less than the upper limit "
                            + Quantities.format(upper, unit));
        }
        return new Bounds(lower, upper);
    }
}
