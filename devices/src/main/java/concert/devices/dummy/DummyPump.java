package concert.devices.dummy;

import static concert.devices.dummy.Finite.finite;
import static concert.devices.laboratory.PumpState.PUMPING;
import static concert.devices.laboratory.PumpState.STANDBY;
import static concert.quantities.Quantities.q;
import static concert.quantities.Units.LITRE_PER_SECOND;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.devices.QuantityParameter;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.devices.laboratory.Pump;
import concert.devices.laboratory.PumpState;
import concert.quantities.FlowRate;
import javax.measure.Quantity;

/** A pump without hardware: it stands, at 0 l/s, to begin with. A negative flow rate pumps backwards. */
public final class DummyPump extends Device implements Pump {
    private volatile Quantity<FlowRate> present = q.lPerSecond(0);

    private final StateParameter<PumpState> state = state(STANDBY);
    private final Rule<PumpState> starting = state.fromAny().to(PUMPING);

    private final QuantityParameter<FlowRate> flowRate = quantity(
                    "flowRate", LITRE_PER_SECOND, "How much it moves while it pumps.")
            .get(() -> present)
            .set(wanted -> present = finite(flowRate(), wanted));

    /** A pump that stands. */
    public DummyPump() {}

    @Override
    public StateParameter<PumpState> state() {
        return state;
    }

    @Override
    public QuantityParameter<FlowRate> flowRate() {
        return flowRate;
    }

    @Override
    public Coroutine<Void> start() {
        return action("start", starting, () -> {});
    }

    @Override
    public Coroutine<Void> stop() {
        return stopAction("stop", this::emergencyStop);
    }

    /** Stops it; the report counts more than a start in progress. */
    @Override
    public void emergencyStop() {
        report(state, STANDBY);
    }

    @Override
    public DummyPump named(String name) {
        super.named(name);
        return this;
    }
}
