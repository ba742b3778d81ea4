package concert.devices;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stash and restore of a whole device: everything is tried, and all failures are reported. */
final class DeviceStash {
    private DeviceStash() {}

    /** A value that was read but not put on its stack yet. */
    private record Taken<T>(Stash<T> stash, T value) {
        static <T> Taken<T> from(Parameter<T> parameter) throws InterruptedException {
            return new Taken<>(parameter.stashed(), parameter.stashed().current());
        }

        void keep() {
            stash.push(value);
        }
    }

    /** Reads everything first: a stack that has grown for half of the parameters would be restored wrongly. */
    static void push(Device device, Collection<Parameter<?>> parameters) throws InterruptedException {
        List<Taken<?>> taken = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Parameter<?> parameter : parameters) {
            if (parameter.writable() && (parameter.readable() || parameter.targetReadable())) {
                try {
                    taken.add(Taken.from(parameter));
                } catch (RuntimeException failure) {
                    failures.add(failure);
                }
            }
        }
        report(device, "stashed", failures);
        taken.forEach(Taken::keep);
    }

    /** One after the other: parameters depend on each other in the order that their driver knows. */
    static void pop(Device device, Collection<Parameter<?>> parameters) throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (Parameter<?> parameter : parameters) {
            if (parameter.writable()) {
                try {
                    parameter.stashed().pop();
                } catch (RuntimeException failure) {
                    failures.add(failure);
                }
            }
        }
        report(device, "restored", failures);
    }

    /** An InterruptedException never comes here: a cancel ends the whole thing at once. */
    private static void report(Device device, String what, List<Throwable> failures) {
        if (failures.isEmpty()) {
            return;
        }
        List<String> lines = failures.stream().map(DeviceException::reason).toList();
        DeviceException all =
                new DeviceException(device.name(), "not everything was " + what + ": " + String.join("; ", lines));
        failures.forEach(all::addSuppressed);
        throw all;
    }
}
