package concert.devices;

import concert.coroutines.Subscription;
import concert.coroutines.Supervisor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The devices of one session: those that were named in it or used by one of its tasks.
 *
 * <p>It holds them weakly: a device that nobody can use any more is none. A device that is used by two sessions is in
 * both, so that the emergency stop of either reaches it.
 */
public final class DeviceRegistry implements AutoCloseable {
    private final Supervisor supervisor;
    private final AuditLog audit;
    private final EmergencyStop emergencyStop;

    /** Guarded by itself. Devices compare by identity. */
    private final Set<Device> devices = Collections.newSetFromMap(new WeakHashMap<>());

    /** The last number given to an unnamed device, by type; guarded by {@code devices}. */
    private final Map<String, Integer> numbers = new HashMap<>();

    private final List<Consumer<? super Device>> newcomers = new CopyOnWriteArrayList<>();

    private DeviceRegistry(Supervisor supervisor) {
        this.supervisor = supervisor;
        // A service of its own, and made before this one: so it is closed after it.
        this.audit = supervisor.service(AuditLog.class, _ -> new AuditLog());
        this.emergencyStop = new EmergencyStop(supervisor, this);
    }

    /** That of the session to which {@code supervisor} belongs. */
    public static DeviceRegistry of(Supervisor supervisor) {
        return supervisor.service(DeviceRegistry.class, DeviceRegistry::new);
    }

    /** The devices of the session, by name. */
    public List<Device> devices() {
        List<Device> all;
        synchronized (devices) {
            all = new ArrayList<>(devices);
        }
        all.sort((a, b) -> a.name().compareTo(b.name()));
        return all;
    }

    /** Takes a device in and names it, unless it was given a name before: for a variable that holds it. */
    public void nameIfUnnamed(Device device, String name) {
        if (!device.isNamed()) {
            var _ = device.named(name);
        }
        register(device);
    }

    /** Takes a device in; a nameless one becomes "DummyLinearMotor#1". */
    public void register(Device device) {
        boolean isNew;
        synchronized (devices) {
            isNew = devices.add(device);
            if (!device.isNamed()) {
                String type = device.getClass().getSimpleName();
                device.numbered(type + "#" + numbers.merge(type, 1, Integer::sum));
            }
        }
        device.registeredIn(this);
        if (isNew) {
            newcomers.forEach(listener -> listener.accept(device));
        }
    }

    /**
     * Tells {@code listener} of each device that is taken in from now on, on the thread that names or uses it. It must
     * be quick, must not throw, and must not hold on to the device.
     */
    public Subscription onNewDevice(Consumer<? super Device> listener) {
        newcomers.add(listener);
        return () -> newcomers.remove(listener);
    }

    public EmergencyStop emergencyStop() {
        return emergencyStop;
    }

    AuditLog audit() {
        return audit;
    }

    Supervisor supervisor() {
        return supervisor;
    }

    /** Forgets the devices. */
    @Override
    public void close() {
        for (Device device : devices()) {
            device.forget(this);
        }
        synchronized (devices) {
            devices.clear();
        }
    }
}
