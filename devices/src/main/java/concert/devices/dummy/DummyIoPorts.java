package concert.devices.dummy;

import concert.devices.Device;
import concert.devices.DeviceException;
import concert.devices.Parameter;
import concert.devices.laboratory.IoPorts;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Ports without hardware, which keep what is written to them. */
public final class DummyIoPorts extends Device implements IoPorts {
    /** Filled while the device is constructed. */
    private final SortedMap<Integer, Parameter<Integer>> ports = new TreeMap<>();

    /** One port, number 0, with the value 0. */
    public DummyIoPorts() {
        this(Map.of(0, 0));
    }

    /** Ports of these numbers, with the values that they have to begin with. */
    public DummyIoPorts(Map<Integer, Integer> values) {
        new TreeMap<>(values).forEach((number, value) -> ports.put(number, declare(number, new AtomicInteger(value))));
    }

    private Parameter<Integer> declare(int number, AtomicInteger value) {
        return parameter("port" + number, Integer.class, "Value of port " + number + ".")
                .get(value::get)
                .set(value::set);
    }

    @Override
    public List<Integer> ports() {
        return List.copyOf(ports.keySet());
    }

    @Override
    public Parameter<Integer> port(int number) {
        Parameter<Integer> port = ports.get(number);
        if (port == null) {
            throw new DeviceException(name(), "there is no port " + number + "; there are " + numbers());
        }
        return port;
    }

    private String numbers() {
        return ports.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public DummyIoPorts named(String name) {
        super.named(name);
        return this;
    }
}
