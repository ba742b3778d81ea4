package concert.devices;

import static concert.coroutines.Coroutines.coroutine;

import concert.coroutines.Coroutine;
import concert.coroutines.Operation;
import concert.coroutines.Operation.Kind;
import org.jspecify.annotations.Nullable;

/** An action of a device: what has to happen around the driver's code. It concerns the device as a whole. */
record Action(
        Device device, String name, Kind kind, @Nullable Rule<?> rule, Operation.@Nullable StopAction stop) {

    /** The coroutine that the driver's method hands out. Making it touches no hardware. */
    Coroutine<Void> of(Coroutine.Procedure body) {
        Coroutine.Body<@Nullable Void> withoutValue = () -> {
            body.run();
            return null;
        };
        return coroutine(device.name() + "." + name, () -> {
            var _ = run(withoutValue);
        });
    }

    <T extends @Nullable Object> Coroutine<T> of(Coroutine.Body<T> body) {
        return coroutine(device.name() + "." + name, () -> run(body));
    }

    /** Admits twice, as a write does: at once, and again after waiting for a lock. */
    private <T extends @Nullable Object> T run(Coroutine.Body<T> body) throws Exception {
        AuditLog audit = device.join().audit();
        String operation = device.name() + ": " + name;
        admit(operation);
        try (Operation entered = Operation.enter(kind, device, operation)) {
            admit(operation);
            // The claim on the state comes last: up to here the operation can be refused without a trace.
            Transition<?> transition = rule == null ? null : rule.begin(operation);
            try {
                T value = run(body, transition, entered, operation);
                audit.note("run " + auditName());
                return value;
            } catch (Throwable failure) {
                if (transition != null) {
                    transition.fail(entered, failure);
                } else if (stop != null) {
                    halt(entered, failure);
                }
                audit.note("run " + auditName() + " failed: " + DeviceException.reason(failure));
                throw failure;
            }
        }
    }

    private <T extends @Nullable Object> T run(
            Coroutine.Body<T> body, @Nullable Transition<?> transition, Operation entered, String operation)
            throws Exception {
        if (transition != null) {
            // Before the body: the motion begins somewhere in there, and the cancel may come right after.
            transition.started(entered);
        } else if (stop != null) {
            entered.started(stop);
        }
        // Once more, right before the hardware: an emergency stop may have come, and have been confirmed, meanwhile.
        device.admit(kind, operation);
        if (kind == Kind.ACT) {
            entered.checkCancelled();
        }
        T value = body.run();
        // A driver that swallowed the cancel may have left in the middle of a motion.
        entered.checkCancelled();
        if (transition != null) {
            transition.complete(entered);
        } else if (stop != null) {
            entered.ended();
        }
        return value;
    }

    private static void halt(Operation entered, Throwable failure) {
        try {
            entered.halt();
        } catch (Exception stopFailure) {
            failure.addSuppressed(stopFailure);
        }
    }

    /** What makes things safer is not refused: a protected shutter can always be closed. */
    private void admit(String operation) {
        if (kind == Kind.ACT) {
            device.refuseIfProtected();
            if (rule != null) {
                rule.refuseIfProtected();
            }
        }
        device.admit(kind, operation);
    }

    private String auditName() {
        return device.kind() + "::" + device.name() + "." + name;
    }
}
