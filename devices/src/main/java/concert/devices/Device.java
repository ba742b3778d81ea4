package concert.devices;

import static concert.coroutines.Coroutines.coroutine;

import concert.coroutines.Coroutine;
import concert.coroutines.LockNode;
import concert.coroutines.Operation;
import concert.coroutines.Supervisor;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A device: parameters, actions and an emergency stop. The base class of drivers.
 *
 * <p>A driver declares its parameters in fields, with {@link #quantity}, {@link #selection}, {@link #state} and
 * {@link #parameter(String, Class, String)}, and writes its actions with {@link #action}. Constructing it and calling
 * its coroutine functions touches no hardware; running the coroutines does.
 *
 * <p>Exclusive access, write protection, state rules, stops of cancelled operations and the audit are the business of
 * this class: a driver's getters, setters and actions are plain blocking code which knows only its hardware. The one
 * thing a driver must add is {@link #emergencyStop}, if its device can do harm.
 */
public abstract class Device implements Parameterizable, EmergencyStoppable {
    private final LockNode node = new LockNode(this);
    private final Protection protection = new Protection();

    /** By name, in the order of declaration; filled while the device is constructed. */
    private final Map<String, Parameter<?>> parameters = new LinkedHashMap<>();

    private volatile String name = getClass().getSimpleName();
    private volatile boolean named;

    /** That of the session which used it last; null before the first use and after its session was closed. */
    private volatile @Nullable DeviceRegistry registry;

    /** For drivers; touches no hardware. */
    protected Device() {}

    // ---- declaring -------------------------------------------------------------------------------------------------

    /** Declares a parameter with a unit. */
    protected final <Q extends Quantity<Q>> QuantityDeclaration<Q> quantity(
            String parameter, Unit<Q> unit, String documentation) {
        return declare(new QuantityDeclaration<>(this, parameter, unit, documentation));
    }

    /** Declares a parameter that takes one of a few values. */
    protected final <T> SelectionDeclaration<T> selection(String parameter, List<T> values, String documentation) {
        return declare(new SelectionDeclaration<>(this, parameter, values, documentation));
    }

    /** Declares a parameter of any other type. */
    protected final <T> ValueDeclaration<T> parameter(String parameter, Class<T> type, String documentation) {
        return declare(new ValueDeclaration<>(this, parameter, type, documentation));
    }

    /** Declares the parameter "state"; {@code initial} is its first value if it is kept in software. */
    protected final <S extends Enum<S>> StateDeclaration<S> state(S initial) {
        return state("state", initial, "State of the device.");
    }

    /** Declares a state under another name, for a device that has several. */
    protected final <S extends Enum<S>> StateDeclaration<S> state(String parameter, S initial, String documentation) {
        return declare(new StateDeclaration<>(this, parameter, initial, documentation));
    }

    /** Changes the declaration of an inherited parameter; the accessor and the name go on meaning the same object. */
    protected final <Q extends Quantity<Q>> QuantityDeclaration<Q> redefine(QuantityParameter<Q> inherited) {
        return (QuantityDeclaration<Q>) own(inherited);
    }

    /** As {@link #redefine(QuantityParameter)}. */
    protected final <T> SelectionDeclaration<T> redefine(SelectionParameter<T> inherited) {
        return (SelectionDeclaration<T>) own(inherited);
    }

    /** As {@link #redefine(QuantityParameter)}. */
    protected final <S extends Enum<S>> StateDeclaration<S> redefine(StateParameter<S> inherited) {
        return (StateDeclaration<S>) own(inherited);
    }

    /** As {@link #redefine(QuantityParameter)}. */
    protected final <T> ValueDeclaration<T> redefine(ValueDeclaration<T> inherited) {
        return own(inherited);
    }

    /** A name twice would mean two objects for one thing: one behind the accessor, one behind the name. */
    private <P extends Parameter<?>> P declare(P parameter) {
        if (parameters.putIfAbsent(parameter.name(), parameter) != null) {
            throw new DeviceException(
                    parameter.qualifiedName(), "declared twice; a subclass changes an inherited one with redefine(..)");
        }
        return parameter;
    }

    private <P extends Parameter<?>> P own(P parameter) {
        if (!parameter.device().equals(this)) {
            throw new DeviceException(parameter.qualifiedName(), "it belongs to another device");
        }
        return parameter;
    }

    // ---- for drivers: actions and reports --------------------------------------------------------------------------

    /** An action that goes through the states of {@code rule} and is stopped as it says. */
    protected final Coroutine<Void> action(String action, Rule<?> rule, Coroutine.Procedure body) {
        return new Action(this, action, rule.kind(), rule, null).of(body);
    }

    /** As {@link #action(String, Rule, Coroutine.Procedure)}, with a value. */
    protected final <T> Coroutine<T> action(String action, Rule<?> rule, Coroutine.Body<T> body) {
        return new Action(this, action, rule.kind(), rule, null).of(body);
    }

    /** An action that no state forbids and that changes none. */
    protected final Coroutine<Void> action(String action, Coroutine.Procedure body) {
        return new Action(this, action, Operation.Kind.ACT, null, null).of(body);
    }

    /** As {@link #action(String, Coroutine.Procedure)}, with a value. */
    protected final <T> Coroutine<T> action(String action, Coroutine.Body<T> body) {
        return new Action(this, action, Operation.Kind.ACT, null, null).of(body);
    }

    /**
     * As {@link #action(String, Coroutine.Procedure)}, for one that takes long: if it is cancelled or fails, {@code stop}
     * is called once to end what it has started; from a platform thread if it is stuck.
     */
    protected final Coroutine<Void> action(String action, Operation.StopAction stop, Coroutine.Procedure body) {
        return new Action(this, action, Operation.Kind.ACT, null, stop).of(body);
    }

    /** An action that makes things safer, so that it passes while an emergency stop is in force. */
    protected final Coroutine<Void> safeAction(String action, Coroutine.Procedure body) {
        return new Action(this, action, Operation.Kind.SAFE, null, null).of(body);
    }

    /** The stop of the device: it waits for no lock and nothing refuses it. */
    protected final Coroutine<Void> stopAction(String action, Coroutine.Procedure body) {
        return new Action(this, action, Operation.Kind.STOP, null, null).of(body);
    }

    /**
     * The hardware has a new value by itself. From any thread; subscribers are told. A software state reported so, by
     * an emergency stop for example, counts more than an operation in progress, which then fails.
     */
    protected final <T> void report(Parameter<T> parameter, T value) {
        own(parameter).report(value);
    }

    /**
     * Refuses what an emergency stop or a stuck operation forbids. The first use takes the device into the session;
     * afterwards that costs one volatile read.
     */
    final void admit(Operation.Kind kind, String operation) {
        DeviceRegistry session = join();
        if (kind == Operation.Kind.READ || kind == Operation.Kind.STOP) {
            return;
        }
        if (node.isSuspect()) {
            throw new SuspectException(name, operation);
        }
        if (kind == Operation.Kind.ACT && session.emergencyStop().isLatched()) {
            throw new EmergencyStopException(operation);
        }
    }

    /** The session that uses the device now; the first use takes it in. */
    final DeviceRegistry join() {
        DeviceRegistry known = registry;
        Supervisor current = Supervisor.current();
        if (known == null || known.supervisor() != current) {
            known = DeviceRegistry.of(current);
            known.register(this);
        }
        return known;
    }

    // ---- for users -------------------------------------------------------------------------------------------------

    @Override
    public final String name() {
        return name;
    }

    /** Gives the device its name, before any variable does. */
    public Device named(String newName) {
        name = Objects.requireNonNull(newName, "name");
        named = true;
        return this;
    }

    @Override
    public final Parameter<?> parameter(String parameter) {
        Parameter<?> found = parameters.get(parameter);
        if (found == null) {
            throw new UnknownParameterException(
                    name, parameter, parameters.keySet().stream().sorted().toList());
        }
        return found;
    }

    /** The parameters by name. */
    @Override
    public final Iterator<Parameter<?>> iterator() {
        return parameters.values().stream()
                .sorted(Comparator.comparing(Parameter::name))
                .iterator();
    }

    /**
     * Brings the device into its safe state at once; nothing by default. Drivers override it: motors stop, shutters
     * close, tubes go off. It comes on a platform thread, at any moment, for all devices at the same time; it must take
     * no lock and use no connection that may be busy.
     */
    @Override
    public void emergencyStop() throws InterruptedException {}

    /**
     * How the watchdog stops the device when the process of the session is frozen or dead; none by default, and then it
     * is listed as not covered. Asked once, when the session takes the device in; must not touch the hardware.
     */
    public Optional<StopRecipe> stopRecipe() {
        return Optional.empty();
    }

    /** Puts the values of all parameters that can be written and read aside: of all or, if one fails, of none. */
    public final Coroutine<Void> stash() {
        return coroutine(name + ".stash", () -> DeviceStash.push(this, parameters.values()));
    }

    /**
     * Sets what was stashed last, one parameter after the other in the order in which the driver declares them. A
     * failure does not keep the others from being restored; all failures are reported, and those values stay stashed.
     */
    public final Coroutine<Void> restore() {
        return coroutine(name + ".restore", () -> DeviceStash.pop(this, parameters.values()));
    }

    /** Refuses every write to its parameters and every action, until {@link #unprotect()}; not stop, close and off. */
    public final void protect() {
        protection.on();
        auditIfUsed().note("protect " + kind() + "::" + name);
    }

    /** Takes the protection off; a permanent one stays, and that is an error. */
    public final void unprotect() {
        protection.off(name);
        auditIfUsed().note("unprotect " + kind() + "::" + name);
    }

    /** As {@link #protect()}, until the program ends. */
    public final void protectPermanently(String reason) {
        protection.permanent(name, reason);
        auditIfUsed().note("protect " + kind() + "::" + name + " permanently: " + reason);
    }

    /** Whether the device as a whole is write-protected. */
    public final boolean isProtected() {
        return protection.isOn();
    }

    final void refuseIfProtected() {
        if (protection.isOn()) {
            protection.refuseIfOn(name);
        }
    }

    /** Whether an operation of an abandoned task is still inside: then it can only be read and stopped. */
    public final boolean isSuspect() {
        return node.isSuspect();
    }

    /** Trusts the device again, after somebody has looked at it; software states are what they were before. */
    public final void recover() {
        if (!node.isSuspect()) {
            return;
        }
        for (Parameter<?> parameter : this) {
            if (parameter instanceof StateParameter<?> state) {
                state.recover();
            }
        }
        node.recover();
        auditIfUsed().note("recover " + kind() + "::" + name);
    }

    // ---- inside ----------------------------------------------------------------------------------------------------

    @Override
    public final String lockName() {
        return name;
    }

    @Override
    public final LockNode lockNode() {
        return node;
    }

    /** A device is equal to itself only: registries and locks rely on it. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }

    /** Its name and kind; no hardware is touched. {@link DeviceTable} shows the values. */
    @Override
    public String toString() {
        return name.equals(kind()) ? name : name + " (" + kind() + ")";
    }

    final boolean isNamed() {
        return named;
    }

    final void numbered(String generated) {
        name = generated;
        named = true;
    }

    final void registeredIn(DeviceRegistry session) {
        registry = session;
    }

    final void forget(DeviceRegistry session) {
        if (registry == session) {
            registry = null;
        }
    }

    /** Of the session that uses the device; in an operation there is one. */
    final AuditLog audit() {
        return Objects.requireNonNull(registry).audit();
    }

    /** For changes that need no session. */
    final AuditLog auditIfUsed() {
        DeviceRegistry session = registry;
        return session == null ? AuditLog.UNOWNED : session.audit();
    }
}
