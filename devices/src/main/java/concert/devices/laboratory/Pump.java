package concert.devices.laboratory;

import concert.coroutines.Coroutine;
import concert.devices.EmergencyStoppable;
import concert.devices.Parameterizable;
import concert.devices.QuantityParameter;
import concert.devices.Startable;
import concert.devices.StateParameter;
import concert.quantities.FlowRate;
import javax.measure.Quantity;

/** Moves a liquid or a gas, from its start until it is stopped. Its emergency stop stops it. */
public interface Pump extends Startable, EmergencyStoppable, Parameterizable {
    /** Whether it pumps. */
    StateParameter<PumpState> state();

    /** How much it moves while it pumps, in l/s. */
    QuantityParameter<FlowRate> flowRate();

    /** Sets how much it moves; of a pump that pumps, too. It starts nothing. */
    default Coroutine<Void> setFlowRate(Quantity<FlowRate> flowRate) {
        return flowRate().set(flowRate);
    }

    /** Reads how much it moves while it pumps. */
    default Coroutine<Quantity<FlowRate>> getFlowRate() {
        return flowRate().get();
    }

    @Override
    default String kind() {
        return "Pump";
    }
}
