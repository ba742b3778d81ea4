package concert.devices;

import static concert.coroutines.Coroutines.coroutine;

import concert.coroutines.Coroutine;
import concert.coroutines.Operation;
import concert.quantities.Quantities;
import concert.quantities.UnitException;
import java.util.Optional;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A parameter whose value has a unit, with limits.
 *
 * <p>There are two pairs of limits: those of the user, which everybody may change until they are protected, and those
 * of the device. The narrower one counts; the limits themselves are allowed values. Values come out in the parameter's
 * unit and go in in any unit of its kind.
 */
public abstract sealed class QuantityParameter<Q extends Quantity<Q>> extends Parameter<Quantity<Q>>
        permits QuantityDeclaration {
    private final Unit<Q> unit;
    final SoftLimits<Q> limits;

    QuantityParameter(Device device, String name, Unit<Q> unit, String documentation) {
        super(device, name, documentation);
        this.unit = unit;
        this.limits = new SoftLimits<>(unit);
    }

    /** The unit in which its values are read. */
    public final Unit<Q> unit() {
        return unit;
    }

    /**
     * Changes the value by {@code delta}. Reading and writing are one operation: with a state rule nobody can move in
     * between, so two steps at once never become one.
     */
    public final Coroutine<Void> setBy(Quantity<Q> delta) {
        return coroutine("change " + qualifiedName(), () -> {
            if (fits(delta)) {
                access().writeFromValue(value -> normalise(value.add(delta)));
            }
        });
    }

    // ---- limits ----------------------------------------------------------------------------------------------------

    /** The lower limit in force; empty if there is none. A limit that the device must be asked for: as last read. */
    public final Optional<Quantity<Q>> lower() {
        return finite(limits.effective().lower());
    }

    /** As {@link #lower()}. */
    public final Optional<Quantity<Q>> upper() {
        return finite(limits.effective().upper());
    }

    /** The limits in force, after asking the device for its own if it has to be asked. */
    public final Coroutine<Limits<Q>> getLimits() {
        return coroutine("get limits of " + qualifiedName(), () -> {
            if (limits.isRead()) {
                String reading = labels().reading();
                device().admit(Operation.Kind.READ, reading);
                try (var _ = Operation.enter(Operation.Kind.READ, this, reading)) {
                    limits.read(qualifiedName());
                }
            }
            return limits.effective();
        });
    }

    /** Sets the user's limits, in force from now on, also for whoever waits to set a value. Null or infinite: none. */
    public final void setLimits(@Nullable Quantity<Q> lower, @Nullable Quantity<Q> upper) {
        limits.setUser(qualifiedName(), lowerNumber(lower), upperNumber(upper));
        auditLimits();
    }

    /** Sets the user's lower limit and leaves the upper one. Null or infinite: none. */
    public final void setLower(@Nullable Quantity<Q> lower) {
        limits.setLower(qualifiedName(), lowerNumber(lower));
        auditLimits();
    }

    /** Sets the user's upper limit and leaves the lower one. Null or infinite: none. */
    public final void setUpper(@Nullable Quantity<Q> upper) {
        limits.setUpper(qualifiedName(), upperNumber(upper));
        auditLimits();
    }

    /** Removes the user's limits; those of the device stay. */
    public final void clearLimits() {
        setLimits(null, null);
    }

    /** Refuses every change of the user's limits, removing them included, until {@link #unprotectLimits()}. */
    public final void protectLimits() {
        limits.protection.on();
        device().auditIfUsed().note("protect the limits of " + auditName());
    }

    /** Takes the protection off the limits; a permanent one stays, and that is an error. */
    public final void unprotectLimits() {
        limits.protection.off("the limit of " + qualifiedName());
        device().auditIfUsed().note("unprotect the limits of " + auditName());
    }

    /** Refuses every change of the user's limits until the program ends. */
    public final void protectLimitsPermanently(String reason) {
        limits.protection.permanent("the limit of " + qualifiedName(), reason);
        device().auditIfUsed().note("protect the limits of " + auditName() + " permanently: " + reason);
    }

    /** Whether the user's limits are protected against changes. */
    public final boolean limitsProtected() {
        return limits.protection.isOn();
    }

    private double lowerNumber(@Nullable Quantity<Q> lower) {
        return lower == null ? Double.NEGATIVE_INFINITY : limits.number(qualifiedName(), lower);
    }

    private double upperNumber(@Nullable Quantity<Q> upper) {
        return upper == null ? Double.POSITIVE_INFINITY : limits.number(qualifiedName(), upper);
    }

    private void auditLimits() {
        device().auditIfUsed().note("set the limits of " + auditName() + " to " + limits.ofUser());
    }

    private Optional<Quantity<Q>> finite(Quantity<Q> limit) {
        return Double.isFinite(Quantities.value(limit, unit)) ? Optional.of(limit) : Optional.empty();
    }

    // ---- inside ----------------------------------------------------------------------------------------------------

    @Override
    final Quantity<Q> normalise(@Nullable Quantity<Q> value) {
        if (value == null) {
            throw new DeviceException(qualifiedName(), " ", "wants a value in " + unit + ", got nothing");
        }
        return fits(value) ? Quantities.as(value, unit) : value;
    }

    @Override
    final Quantity<Q> admitEarly(Quantity<Q> value) {
        Quantity<Q> normal = normalise(value);
        limits.admitEarly(qualifiedName(), number(normal));
        return normal;
    }

    @Override
    final Quantity<Q> admit(Quantity<Q> normal) throws Exception {
        double number = number(normal);
        double admitted = limits.admit(qualifiedName(), number);
        // No new object for the usual case that the limits let the value pass as it is.
        return admitted == number || Double.isNaN(number) ? normal : Quantities.quantity(admitted, unit);
    }

    @Override
    final String format(Quantity<Q> value) {
        return Quantities.format(value);
    }

    /** The compiler sees to the kind where it can; text, generic code and remote callers come here unchecked. */
    private boolean fits(Quantity<?> value) {
        if (!Quantities.fits(value, unit)) {
            throw UnitException.wants(qualifiedName(), unit, value);
        }
        return true;
    }

    private double number(Quantity<?> value) {
        return fits(value) ? Quantities.valueAs(value, unit) : Double.NaN;
    }
}
