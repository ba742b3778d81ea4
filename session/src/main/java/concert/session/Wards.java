package concert.session;

import concert.devices.Device;
import concert.watchdog.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The devices of a session with their recipes, and what the watchdog process does not know of them yet. From any thread;
 * nothing in here waits.
 */
final class Wards {
    /** By the number under which the watchdog knows it: names may be double. Guarded by this, as is all below. */
    private final Map<Integer, Ward> wards = new LinkedHashMap<>();

    private int lastId;

    /** Takes a device in; whether it has a recipe. */
    boolean add(Device device) {
        // The driver is asked before the monitor is taken: its code may do anything.
        Ward ward = Ward.of(device);
        synchronized (this) {
            lastId++;
            wards.put(lastId, ward);
        }
        return ward.hasRecipe();
    }

    /** What has to be said before this beat: a few lines, the rest comes with the next beats. */
    synchronized List<Message> changes(long beat, int atMost) {
        List<Message> changes = new ArrayList<>();
        Iterator<Map.Entry<Integer, Ward>> each = wards.entrySet().iterator();
        while (each.hasNext() && changes.size() < atMost) {
            Map.Entry<Integer, Ward> entry = each.next();
            Ward ward = entry.getValue();
            if (ward.isGone()) {
                each.remove();
                if (ward.isSent()) {
                    changes.add(new Message.Release(entry.getKey()));
                }
            } else if (ward.hasRecipe() && !ward.isSent()) {
                changes.add(ward.guard(entry.getKey(), beat));
            }
        }
        return changes;
    }

    /** A new process knows nothing. */
    synchronized void forgetSent() {
        wards.values().forEach(Ward::notSent);
    }

    /** All devices, by name; see {@link Ward#coverage}. */
    synchronized List<Coverage> coverage(long answered, String obstacle) {
        List<Coverage> all = new ArrayList<>();
        for (Ward ward : wards.values()) {
            Device device = ward.device();
            if (device != null) {
                all.add(ward.coverage(device.name(), answered, obstacle));
            }
        }
        all.sort(Comparator.comparing(Coverage::device));
        return all;
    }
}
