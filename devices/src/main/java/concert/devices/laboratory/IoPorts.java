package concert.devices.laboratory;

import concert.coroutines.Coroutine;
import concert.devices.Parameter;
import concert.devices.Parameterizable;
import java.util.List;

/** Digital inputs and outputs, by number. */
public interface IoPorts extends Parameterizable {
    /** The numbers of the ports, in ascending order; asks no hardware. */
    List<Integer> ports();

    /**
     * The port of that number, a parameter named "port3".
     *
     * @throws concert.devices.DeviceException if there is none, with those that there are
     */
    Parameter<Integer> port(int number);

    /** Reads the value of a port; refused at once if there is none of that number. */
    default Coroutine<Integer> readPort(int number) {
        return port(number).get();
    }

    /** Writes a value to a port; refused at once if there is none of that number. */
    default Coroutine<Void> writePort(int number, int value) {
        return port(number).set(value);
    }

    @Override
    default String kind() {
        return "IoPorts";
    }
}
