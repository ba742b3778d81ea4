package concert.devices.dummy;

import static concert.devices.beamline.SwitchState.OFF;
import static concert.devices.beamline.SwitchState.ON;
import static concert.devices.dummy.Finite.finite;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.AMPERE;
import static concert.quantities.Units.KILOVOLT;
import static concert.quantities.Units.MICROAMPERE;
import static concert.quantities.Units.VOLT;
import static concert.quantities.Units.WATT;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.devices.QuantityParameter;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.devices.beamline.SwitchState;
import concert.devices.beamline.XRayTube;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Power;

/** An X-ray tube without hardware: off, at 0 kV and 0 uA to begin with. */
public final class DummyXRayTube extends Device implements XRayTube {
    private volatile Quantity<ElectricPotential> presentVoltage = q.kV(0);
    private volatile Quantity<ElectricCurrent> presentCurrent = q.uA(0);

    private final StateParameter<SwitchState> state = state(OFF);
    private final Rule<SwitchState> switchingOn = state.fromAny().to(ON);
    private final Rule<SwitchState> switchingOff = state.fromAny().to(OFF).safe();

    private final QuantityParameter<ElectricPotential> voltage = quantity("voltage", KILOVOLT, "Acceleration voltage.")
            .get(() -> presentVoltage)
            .set(wanted -> presentVoltage = finite(voltage(), wanted))
            .externalLimits(0, Double.POSITIVE_INFINITY);
    private final QuantityParameter<ElectricCurrent> current = quantity(
                    "current", MICROAMPERE, "Current through the tube.")
            .get(() -> presentCurrent)
            .set(wanted -> presentCurrent = finite(current(), wanted))
            .externalLimits(0, Double.POSITIVE_INFINITY);
    private final QuantityParameter<Power> power = quantity("power", WATT, "Voltage times current.")
            .get(() -> q.W(value(presentVoltage, VOLT) * value(presentCurrent, AMPERE)));

    /** A tube that is off. */
    public DummyXRayTube() {}

    @Override
    public StateParameter<SwitchState> state() {
        return state;
    }

    @Override
    public QuantityParameter<ElectricPotential> voltage() {
        return voltage;
    }

    @Override
    public QuantityParameter<ElectricCurrent> current() {
        return current;
    }

    @Override
    public QuantityParameter<Power> power() {
        return power;
    }

    @Override
    public Coroutine<Void> on() {
        return action("on", switchingOn, () -> {});
    }

    @Override
    public Coroutine<Void> off() {
        return action("off", switchingOff, () -> {});
    }

    @Override
    public void emergencyStop() {
        report(state, OFF);
    }

    @Override
    public DummyXRayTube named(String name) {
        super.named(name);
        return this;
    }
}
