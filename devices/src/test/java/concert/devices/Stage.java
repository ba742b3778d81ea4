package concert.devices;

import static concert.devices.Stage.Mode.BROKEN;
import static concert.devices.Stage.Mode.MOVING;
import static concert.devices.Stage.Mode.STANDBY;
import static concert.quantities.Quantities.q;
import static concert.quantities.Units.MILLIMETRE;

import concert.coroutines.Coroutine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.measure.Quantity;
import javax.measure.quantity.Length;

/** A driver with a software state whose hardware is whatever the test says. */
class Stage extends Device {
    enum Mode {
        STANDBY,
        MOVING,
        HARD_LIMIT,
        BROKEN
    }

    /** What the driver was asked to do, in order. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    volatile Quantity<Length> value = q.mm(0);
    volatile Setter<Quantity<Length>> hardware = wanted -> value = wanted;
    volatile Getter<Quantity<Length>> sensor = () -> value;
    volatile Coroutine.Procedure homing = () -> {};
    volatile Coroutine.Procedure stopping = () -> {};
    volatile boolean on;

    final StateParameter<Mode> state = state(STANDBY);
    final Rule<Mode> motion = state.from(STANDBY).via(MOVING).to(STANDBY).stop(() -> {
        calls.add("stop");
        stopping.run();
    });

    final QuantityParameter<Length> position = quantity("position", MILLIMETRE, "Where it is.")
            .get(() -> sensor.get())
            .set(wanted -> {
                calls.add("move to " + wanted);
                hardware.set(wanted);
            })
            .during(motion);
    final Parameter<Boolean> lamp = parameter("lamp", Boolean.class, "Whether the lamp is on.")
            .get(() -> on)
            .set(wanted -> on = wanted);
    final Parameter<String> serial =
            parameter("serial", String.class, "Its number.").get(() -> "A-1");
    final Parameter<String> secret =
            parameter("secret", String.class, "Cannot be read.").set(wanted -> calls.add(wanted));

    Coroutine<Void> home() {
        return action("home", motion, () -> {
            calls.add("home");
            homing.run();
        });
    }

    Coroutine<Void> fail(String message) {
        return action("fail", motion, () -> {
            throw new StateException(name(), BROKEN, message);
        });
    }

    @Override
    public Stage named(String name) {
        super.named(name);
        return this;
    }
}
