package concert.processes;

import concert.coroutines.Task;
import concert.devices.beamline.DoubleMonochromator;
import java.util.Map;
import java.util.WeakHashMap;

/** The last rocking curve of each monochromator of a session. */
final class RockingCurves {
    /** Guarded by itself. A monochromator that nobody has any more needs no curve. */
    private final Map<DoubleMonochromator, RockingCurve> last = new WeakHashMap<>();

    private RockingCurves() {}

    static RockingCurves ofSession() {
        return Task.current().supervisor().service(RockingCurves.class, _ -> new RockingCurves());
    }

    void put(DoubleMonochromator monochromator, RockingCurve curve) {
        synchronized (last) {
            last.put(monochromator, curve);
        }
    }

    /** @throws ProcessException if there is none */
    RockingCurve get(DoubleMonochromator monochromator) {
        synchronized (last) {
            RockingCurve curve = last.get(monochromator);
            if (curve == null) {
                throw new ProcessException(
                        monochromator.name(), "no rocking curve yet: await scanBraggAngle(.., ..) first");
            }
            return curve;
        }
    }
}
