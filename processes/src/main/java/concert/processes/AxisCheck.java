package concert.processes;

import static concert.coroutines.Coroutines.await;

import concert.devices.DeviceException;
import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.quantities.Quantities;
import java.util.LinkedHashSet;
import java.util.List;
import javax.measure.Quantity;

/** Refuses a scan of which a value would be refused later, before anything moves. */
final class AxisCheck {
    private AxisCheck() {}

    /** Of where a parameter is, for a scan that goes back to it: limits may have become narrower since it went there. */
    static <T> void checkWayBack(String scan, Parameter<T> parameter, T start) throws InterruptedException {
        try {
            await(parameter.check(start));
        } catch (DeviceException e) {
            throw new ScanException(
                    scan, "cannot go back to where " + parameter.qualifiedName() + " is; with stay() it need not", e);
        }
    }

    /** Asks the parameter itself. Limits are a range, so of quantities only the lowest and the highest can be outside. */
    static <T> void check(Parameter<T> parameter, List<? extends T> values) throws InterruptedException {
        if (!(parameter instanceof QuantityParameter<?> quantity)) {
            for (T value : new LinkedHashSet<>(values)) {
                await(parameter.check(value));
            }
            return;
        }
        int lowest = 0;
        int highest = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.size(); i++) {
            double number = Quantities.valueAs((Quantity<?>) values.get(i), quantity.unit());
            if (!Double.isFinite(number)) {
                throw new ScanException(
                        parameter.qualifiedName(),
                        "value " + (i + 1) + " of the scan is " + values.get(i) + "; wanted are finite ones");
            }
            if (number < low) {
                low = number;
                lowest = i;
            }
            if (number > high) {
                high = number;
                highest = i;
            }
        }
        await(parameter.check(values.get(lowest)));
        await(parameter.check(values.get(highest)));
    }
}
