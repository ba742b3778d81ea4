package concert.devices.beamline;

import concert.coroutines.Coroutine;
import concert.devices.EmergencyStoppable;
import concert.devices.Parameterizable;
import concert.devices.QuantityParameter;
import concert.devices.StateParameter;
import concert.devices.Switchable;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Power;

/** Makes X-rays while it is on. Its emergency stop switches it off. */
public interface XRayTube extends Switchable, EmergencyStoppable, Parameterizable {
    /** Whether it makes X-rays. */
    StateParameter<SwitchState> state();

    /** The acceleration voltage, in kV. */
    QuantityParameter<ElectricPotential> voltage();

    /** The current through the tube, in uA. */
    QuantityParameter<ElectricCurrent> current();

    /** Voltage times current, in W; read only. It is that of the settings, also while the tube is off. */
    QuantityParameter<Power> power();

    /** Sets the acceleration voltage; whether the tube is on stays as it is. */
    default Coroutine<Void> setVoltage(Quantity<ElectricPotential> voltage) {
        return voltage().set(voltage);
    }

    /** Reads the acceleration voltage. */
    default Coroutine<Quantity<ElectricPotential>> getVoltage() {
        return voltage().get();
    }

    /** Sets the current; whether the tube is on stays as it is. */
    default Coroutine<Void> setCurrent(Quantity<ElectricCurrent> current) {
        return current().set(current);
    }

    /** Reads the current. */
    default Coroutine<Quantity<ElectricCurrent>> getCurrent() {
        return current().get();
    }

    @Override
    default String kind() {
        return "XRayTube";
    }
}
