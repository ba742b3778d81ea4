package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;

import concert.coroutines.Coroutine;
import concert.coroutines.LockNode;
import concert.coroutines.Lockable;
import concert.coroutines.Operation;
import concert.coroutines.Subscription;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.measure.Quantity;
import javax.measure.quantity.Time;
import org.jspecify.annotations.Nullable;

/**
 * One value of a device that can be read, written or both.
 *
 * <p>{@link #get}, {@link #set} and {@link #getTarget} talk to the hardware and return coroutines; what has no verb in
 * its name answers at once. Reading and writing wait while another coroutine holds the parameter or its device with
 * {@code lock}; the last known value and the change events do not.
 *
 * @param <T> the type of its values
 */
public abstract sealed class Parameter<T> implements Lockable
        permits QuantityParameter, SelectionParameter, StateParameter, ValueDeclaration {
    private final Device device;
    private final String name;
    private final LockNode node;
    private final Access<T> access = new Access<>(this);
    private final Stash<T> stash = new Stash<>(this);
    private final Changes<T> changes = new Changes<>(this);
    final Protection protection = new Protection();

    // The declaration: written while the device is constructed, then sealed by the first use and never written again.
    String documentation;

    @Nullable
    Getter<? extends T> getter;

    @Nullable
    Setter<? super T> setter;

    @Nullable
    Getter<? extends T> targetGetter;

    @Nullable
    Rule<?> rule;

    Operation.Kind writing = Operation.Kind.ACT;
    private boolean sealed;

    /** Replaced when the device is renamed; whoever finds it outdated makes a new one, and it does not matter who. */
    private volatile Labels<T> labels;

    Parameter(Device device, String name, String documentation) {
        this.device = device;
        this.name = name;
        this.documentation = documentation;
        this.node = device.lockNode().part(this);
        this.labels = newLabels();
    }

    // ---- operations ------------------------------------------------------------------------------------------------

    /** Reads the value from the hardware. A cancelled read never yields a value. */
    public final Coroutine<T> get() {
        return labels().get();
    }

    /**
     * Writes a value and ends when it is in force, so a motor has arrived. What the value, a protection, a limit or the
     * state forbids is refused before anything moves. Cancelling it stops a motion that it has started.
     */
    public final Coroutine<Void> set(T value) {
        return coroutine(labels().set(), () -> access.write(value));
    }

    /** Reads the value that the parameter is going to, for hardware that tells it. */
    public final Coroutine<T> getTarget() {
        return coroutine("get target of " + qualifiedName(), access::readTarget);
    }

    /** Fails exactly as {@link #set} would because of protection, kind of value or limits, and changes nothing. */
    public final Coroutine<Void> check(T value) {
        return coroutine("check " + qualifiedName(), () -> access.check(value));
    }

    /**
     * Stops what setting it has set in motion, whoever did that, as the rule of the parameter says. Waits for no lock;
     * fine if nothing moves.
     */
    public final Coroutine<Void> stop() {
        return device.stopAction("stop", access::stop);
    }

    // ---- what the kinds of parameters do their own way -------------------------------------------------------------

    /** The value as the driver and the users see it, or a failure if it is of the wrong kind or none at all. */
    abstract T normalise(@Nullable T value);

    /** Refuses what can be known to be wrong without asking the hardware; the value as the setter will get it. */
    T admitEarly(T value) {
        return normalise(value);
    }

    /** Refuses what is wrong now; may ask the hardware. */
    T admit(T normal) throws Exception {
        return normal;
    }

    // ---- what is known without asking the hardware -----------------------------------------------------------------

    /** Its name in the device: "position". */
    public final String name() {
        return name;
    }

    /** Its name with that of the device: "motor.position". */
    public final String qualifiedName() {
        return labels().parameter();
    }

    /** The device that it belongs to. */
    public final Device device() {
        return device;
    }

    /** One sentence on what it is. */
    public final String documentation() {
        return documentation;
    }

    /** Whether {@link #get} can work. */
    public final boolean readable() {
        return getter != null;
    }

    /** Whether {@link #set} can work, if nothing forbids it. */
    public final boolean writable() {
        return setter != null;
    }

    /** Whether {@link #getTarget} can work. */
    public final boolean targetReadable() {
        return targetGetter != null;
    }

    /** The value that was last read, set or reported by the hardware. */
    public final Optional<T> lastKnown() {
        return known();
    }

    /**
     * Calls {@code subscriber} with every new value that is read, set or reported by the hardware, on the thread where
     * that happens: it has to be quick.
     */
    public final Subscription subscribe(Consumer<? super Change<T>> subscriber) {
        return changes.subscribe(subscriber);
    }

    /**
     * Ends with the first value that {@code wanted} accepts: reads once, then follows the change events. For hardware
     * that changes by itself without reporting it, use {@link #until(Predicate, Quantity)}.
     */
    public final Coroutine<T> until(Predicate<? super T> wanted) {
        return coroutine("until " + qualifiedName(), () -> {
            try (var match = new Match<>(this, wanted)) {
                // Subscribed first, read second: a change in between is seen twice rather than never.
                if (readable()) {
                    T now = await(get());
                    if (wanted.test(now)) {
                        return now;
                    }
                }
                // A reading may be older than what was told before anybody subscribed.
                T known = lastKnown().orElse(null);
                return known != null && wanted.test(known) ? known : match.await();
            }
        });
    }

    /** As {@link #until(Predicate)} by reading again and again, with a pause of {@code interval}. */
    public final Coroutine<T> until(Predicate<? super T> wanted, Quantity<Time> interval) {
        return coroutine("until " + qualifiedName(), () -> {
            T now = await(get());
            while (!wanted.test(now)) {
                await(sleep(interval));
                now = await(get());
            }
            return now;
        });
    }

    /** Notes a new value and tells the subscribers. */
    void note(T value) {
        changes.note(value);
    }

    /** Notes a value that was written. */
    void noteWritten(T value) {
        note(value);
    }

    /** Notes a value that was read. */
    void noteRead(T value) {
        note(value);
    }

    /** The hardware has said so by itself. */
    void report(T value) {
        note(normalise(value));
    }

    /** What {@link #lastKnown} shows. */
    Optional<T> known() {
        return changes.last();
    }

    /** Tells the subscribers of a value that is noted elsewhere. */
    final void announce(T value, @Nullable T before) {
        changes.announce(value, before);
    }

    // ---- write protection ------------------------------------------------------------------------------------------

    /** Refuses every write until {@link #unprotect()}. */
    public final void protect() {
        protection.on();
        device.auditIfUsed().note("protect " + auditName());
    }

    /** Takes the protection off; a permanent one stays, and that is an error. */
    public final void unprotect() {
        protection.off(qualifiedName());
        device.auditIfUsed().note("unprotect " + auditName());
    }

    /** Refuses every write until the program ends. */
    public final void protectPermanently(String reason) {
        protection.permanent(qualifiedName(), reason);
        device.auditIfUsed().note("protect " + auditName() + " permanently: " + reason);
    }

    /** Whether the parameter, or its device as a whole, is write-protected. */
    public final boolean isProtected() {
        return protection.isOn() || device.isProtected();
    }

    final void refuseIfProtected() {
        if (protection.isOn()) {
            protection.refuseIfOn(qualifiedName());
        }
        device.refuseIfProtected();
    }

    // ---- stash and restore -----------------------------------------------------------------------------------------

    /** Puts the present target, or value if no target can be read, on a stack. */
    public final Coroutine<Void> stash() {
        return coroutine("stash " + qualifiedName(), () -> stash.push());
    }

    /** Sets the value stashed last and drops it from the stack; if the set fails it stays. Empty: does nothing. */
    public final Coroutine<Void> restore() {
        return coroutine("restore " + qualifiedName(), () -> stash.pop());
    }

    final Stash<T> stashed() {
        return stash;
    }

    // ---- inside ----------------------------------------------------------------------------------------------------

    @Override
    public final String lockName() {
        return qualifiedName();
    }

    @Override
    public final LockNode lockNode() {
        return node;
    }

    /** What it is and its last known value; no hardware is touched. */
    @Override
    public String toString() {
        return qualifiedName() + lastKnown().map(value -> " = " + format(value)).orElse("");
    }

    /** As tables and audit lines show it. */
    String format(T value) {
        return String.valueOf(value);
    }

    /** "LinearMotor::motor.position", as the audit lines have it. */
    final String auditName() {
        return device.kind() + "::" + qualifiedName();
    }

    /** A driver may change its declarations while it is constructed, not after somebody has relied on them. */
    final void refuseIfSealed() {
        if (sealed) {
            throw new DeviceException(qualifiedName(), "it is in use, its declaration cannot change any more");
        }
    }

    /** From now on the declaration is never written again, so it needs no fence. */
    final void seal() {
        if (!sealed) {
            sealed = true;
        }
    }

    final Access<T> access() {
        return access;
    }

    final Labels<T> labels() {
        Labels<T> known = labels;
        if (!known.device().equals(device.name())) {
            known = newLabels();
            labels = known;
        }
        return known;
    }

    private Labels<T> newLabels() {
        return Labels.of(device.name(), name, coroutine(access::read));
    }
}
