package concert.devices;

import concert.coroutines.Operation;
import javax.measure.Quantity;
import javax.measure.Unit;

/**
 * The declaration of a quantity parameter: what the driver says about it while the device is constructed.
 *
 * @see Device
 */
public final class QuantityDeclaration<Q extends Quantity<Q>> extends QuantityParameter<Q> {

    QuantityDeclaration(Device device, String name, Unit<Q> unit, String documentation) {
        super(device, name, unit, documentation);
    }

    /** How the value is read, in any unit of the parameter's kind. */
    public QuantityDeclaration<Q> get(Getter<? extends Quantity<Q>> newGetter) {
        refuseIfSealed();
        getter = newGetter;
        return this;
    }

    /** How the value is written; it comes in the parameter's unit. */
    public QuantityDeclaration<Q> set(Setter<? super Quantity<Q>> newSetter) {
        refuseIfSealed();
        setter = newSetter;
        return this;
    }

    /** How the value that the hardware is going to is read. */
    public QuantityDeclaration<Q> target(Getter<? extends Quantity<Q>> newGetter) {
        refuseIfSealed();
        targetGetter = newGetter;
        return this;
    }

    /** The user's limits to begin with, in the parameter's unit; an infinite one is none. */
    public QuantityDeclaration<Q> limits(double lower, double upper) {
        refuseIfSealed();
        limits.setUser(qualifiedName(), lower, upper);
        return this;
    }

    /** The device's own limits, in the parameter's unit; an infinite one is none. */
    public QuantityDeclaration<Q> externalLimits(double lower, double upper) {
        refuseIfSealed();
        limits.setConstant(qualifiedName(), lower, upper);
        return this;
    }

    /** How the device is asked for its own limits, which then happens on every set. */
    public QuantityDeclaration<Q> externalLimits(Getter<Quantity<Q>> lower, Getter<Quantity<Q>> upper) {
        refuseIfSealed();
        limits.readFrom(lower, upper);
        return this;
    }

    /** From and to which states writing it goes. */
    public QuantityDeclaration<Q> during(Rule<?> newRule) {
        refuseIfSealed();
        rule = newRule.governs(this);
        return this;
    }

    /** Writing it starts no motion and opens nothing, so it passes while an emergency stop is in force. */
    public QuantityDeclaration<Q> safe() {
        refuseIfSealed();
        writing = Operation.Kind.SAFE;
        return this;
    }

    /** Another sentence on what it is, for a subclass that redefines it. */
    public QuantityDeclaration<Q> documented(String text) {
        refuseIfSealed();
        documentation = text;
        return this;
    }
}
