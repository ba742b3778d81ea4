package concert.devices.beamline;

import static concert.coroutines.Coroutines.await;
import static concert.devices.beamline.MonochromatorState.MOVING;
import static concert.devices.beamline.MonochromatorState.STANDBY;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.devices.DeviceException;
import concert.devices.QuantityDeclaration;
import concert.devices.QuantityParameter;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.quantities.Quantities;
import javax.measure.Quantity;
import javax.measure.Unit;

/**
 * What both kinds of drivers of monochromators have in common: one parameter that the hardware knows, and one derived from it.
 * They tell the same setting, so whoever sets one of them is checked against the limits and the protection of the other, too.
 *
 * @param <R> what the hardware knows
 * @param <D> what is derived from it
 */
abstract class TunedMonochromator<R extends Quantity<R>, D extends Quantity<D>> extends Device
        implements Monochromator {

    /** A parameter to be, and how its values are made from those of the other one. */
    record Side<Q extends Quantity<Q>, O extends Quantity<O>>(
            String name, Unit<Q> unit, String documentation, Conversion<Q, O> to) {}

    /** From one kind of quantity to another. */
    interface Conversion<Q extends Quantity<Q>, O extends Quantity<O>> {
        Quantity<O> of(Quantity<Q> value);
    }

    private final StateParameter<MonochromatorState> state = state(STANDBY);
    private final Rule<MonochromatorState> motion =
            state.from(STANDBY).via(MOVING).to(STANDBY).stop(this::halt);

    private final Conversion<R, D> derive;
    private final QuantityDeclaration<R> known;
    private final QuantityDeclaration<D> derived;

    TunedMonochromator(Side<R, D> known, Side<D, R> derived) {
        this.derive = known.to();
        this.known = quantity(known.name(), known.unit(), known.documentation())
                .get(this::read)
                .set(this::setKnown)
                .during(motion);
        this.derived = quantity(derived.name(), derived.unit(), derived.documentation())
                .get(() -> derive.of(read()))
                .set(wanted -> setDerived(wanted, derived.to().of(wanted)))
                .during(motion);
    }

    /** Reads from the hardware what it is tuned to. */
    protected abstract Quantity<R> read() throws Exception;

    /** Tunes the hardware and returns on arrival. The value is greater than 0 and, but for rounding, inside all limits. */
    protected abstract void write(Quantity<R> wanted) throws Exception;

    /**
     * Ends a motion that {@link #write} has begun; does nothing by default, for hardware that cannot be stopped. It comes
     * from any thread, also in an emergency stop: it must take no lock and use no connection that may be busy.
     */
    protected void halt() throws InterruptedException {}

    final QuantityParameter<R> known() {
        return known;
    }

    final QuantityParameter<D> derived() {
        return derived;
    }

    @Override
    public final StateParameter<MonochromatorState> state() {
        return state;
    }

    @Override
    public final Coroutine<Void> stop() {
        return known.stop();
    }

    @Override
    public void emergencyStop() throws InterruptedException {
        halt();
        report(state, STANDBY);
    }

    private void setKnown(Quantity<R> wanted) throws Exception {
        requirePositive(known, wanted);
        Quantity<D> meant = derive.of(wanted);
        await(derived.check(meant));
        write(wanted);
        report(derived, meant);
    }

    private void setDerived(Quantity<D> wanted, Quantity<R> meant) throws Exception {
        requirePositive(derived, wanted);
        await(known.check(meant));
        write(meant);
        report(known, meant);
    }

    /** NaN is refused as well. */
    private static <Q extends Quantity<Q>> void requirePositive(QuantityParameter<Q> parameter, Quantity<Q> wanted) {
        double number = Quantities.value(wanted, parameter.unit());
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new DeviceException(
                    parameter.qualifiedName(),
                    Quantities.format(wanted) + " is refused; it must be greater than "
                            + Quantities.format(0, parameter.unit()));
        }
    }
}
