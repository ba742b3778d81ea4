package concert.devices;

import concert.coroutines.Operation;
import concert.coroutines.Operation.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reading and writing the hardware behind one parameter: the order of all checks is here.
 *
 * <p>A write asks twice. First without waiting, so that what is wrong fails at once; then, when the operation has been
 * let in, again: it may have waited for a lock, and whatever was changed meanwhile counts.
 */
final class Access<T> {
    private final Parameter<T> parameter;

    Access(Parameter<T> parameter) {
        this.parameter = parameter;
    }

    /** A step from one value to another. */
    interface Step<T> {
        T from(T value);
    }

    /** Reads the value and notes it: who asks the hardware informs all who only listen. */
    T read() throws Exception {
        Getter<? extends T> getter = parameter.getter;
        if (getter == null) {
            throw new ReadAccessException(parameter.qualifiedName());
        }
        T value = read(getter);
        parameter.noteRead(value);
        return value;
    }

    /** Reads the target, which is no news of the value. */
    T readTarget() throws Exception {
        Getter<? extends T> getter = parameter.targetGetter;
        if (getter == null) {
            throw new TargetAccessException(parameter.qualifiedName());
        }
        return read(getter);
    }

    private T read(Getter<? extends T> getter) throws Exception {
        use();
        try (Operation operation = enter(Kind.READ, parameter.labels().reading())) {
            T value = parameter.normalise(getter.get());
            // A driver may have swallowed the cancel: what it gave then is no value.
            operation.checkCancelled();
            return value;
        }
    }

    /** All that a write would refuse before it asks for the state. */
    void check(T value) throws Exception {
        use();
        var _ = setter();
        parameter.refuseIfProtected();
        T wanted = parameter.admitEarly(value);
        try (var _ = enter(Kind.READ, parameter.labels().reading())) {
            var _ = parameter.admit(wanted);
        }
    }

    /** Protection, kind and limits without waiting; the lock; the same again; the state; the setter; the news. */
    void write(T value) throws Exception {
        use();
        var _ = setter();
        parameter.refuseIfProtected();
        T wanted = parameter.admitEarly(value);
        try (Operation operation = enter(parameter.writing, parameter.labels().writing())) {
            // Whoever held the lock may have protected the parameter, narrowed a limit, or pressed the emergency stop.
            parameter.refuseIfProtected();
            parameter.device().admit(parameter.writing, parameter.labels().writing());
            T admitted = parameter.admit(wanted);
            write(operation, () -> admitted);
        }
    }

    /** Writes what {@code step} makes of the value read now; with a state rule nobody can move in between. */
    void writeFromValue(Step<T> step) throws Exception {
        use();
        var _ = setter();
        Getter<? extends T> getter = parameter.getter;
        if (getter == null) {
            throw new ReadAccessException(parameter.qualifiedName());
        }
        parameter.refuseIfProtected();
        try (Operation operation = enter(parameter.writing, parameter.labels().writing())) {
            parameter.refuseIfProtected();
            parameter.device().admit(parameter.writing, parameter.labels().writing());
            write(operation, () -> parameter.admit(step.from(parameter.normalise(getter.get()))));
        }
    }

    /**
     * From here on the operation owns the state, if there is a rule. The value is asked for after that, so that a step
     * is computed from a position that nobody else can change; and before anything counts as started, so that a value
     * which is refused stops nobody's motion.
     */
    private void write(Operation operation, Getter<T> target) throws Exception {
        Rule<?> rule = parameter.rule;
        Transition<?> transition =
                rule == null ? null : rule.begin(parameter.labels().writing());
        T value;
        try {
            value = target.get();
            if (transition != null) {
                transition.started(operation);
            }
            write(value, transition, operation);
        } catch (Throwable failure) {
            if (transition != null) {
                transition.fail(operation, failure);
            }
            throw failure;
        }
        // Only now: who hears of the new value may rely on the state being free again.
        parameter.noteWritten(value);
        parameter.device().audit().set(parameter, value);
    }

    private void write(T value, @Nullable Transition<?> transition, Operation operation) throws Exception {
        ParameterSetEvent event = Recording.set();
        try {
            // Once more, right before the hardware: an emergency stop may have come, and have been confirmed,
            // meanwhile.
            parameter.device().admit(parameter.writing, parameter.labels().writing());
            operation.checkCancelled();
            setter().set(value);
            // A driver that swallowed the cancel may have left in the middle of a motion.
            operation.checkCancelled();
            if (transition != null) {
                transition.complete(operation);
            }
        } catch (Throwable failure) {
            // It may have got half way: who reads the audit later has to see that something was tried.
            parameter.device().audit().failed(parameter, value, failure);
            Recording.ends(event, parameter, value, failure);
            throw failure;
        }
        Recording.ends(event, parameter, value, null);
    }

    /** As the rule says; called in a stop operation, which nothing refuses. */
    void stop() throws Exception {
        Rule<?> rule = parameter.rule;
        Operation.StopAction action = rule == null ? null : rule.stopAction();
        if (action == null) {
            throw new DeviceException(parameter.qualifiedName(), " ", "cannot be stopped");
        }
        action.stop();
    }

    /** Takes the device into the session, which may name it, before any text is made with its name. */
    private void use() {
        parameter.seal();
        var _ = parameter.device().join();
    }

    /** The emergency stop and a stuck driver refuse before the lock: nobody waits for what he will not get. */
    private Operation enter(Kind kind, String what) throws InterruptedException {
        parameter.device().admit(kind, what);
        return Operation.enter(kind, parameter, what);
    }

    private Setter<? super T> setter() {
        Setter<? super T> setter = parameter.setter;
        if (setter == null) {
            throw new WriteAccessException(parameter.qualifiedName());
        }
        return setter;
    }
}
