package concert.processes;

import concert.coroutines.Command;
import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.quantities.Quantities;
import concert.quantities.QuantityException;
import java.util.Arrays;
import java.util.List;
import javax.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Scans, as sessions say them. Each of these describes a scan; {@code await} runs it, {@code dryRun} only looks.
 *
 * {@snippet :
 * var result = await(ascan(motor.position(), q.mm(0), q.mm(10), q.mm(0.5), () -> diode.getIntensity()));
 * var map = await(mesh(
 *         x.position(), linspace(q.mm(0), q.mm(5), 6),
 *         y.position(), linspace(q.mm(0), q.mm(5), 6),
 *         () -> diode.getIntensity()).snake());
 * }
 */
public final class Scans {
    private Scans() {}

    /** A scan over the values of one parameter. */
    public static <T, R extends @Nullable Object> Scan<R> scan(
            Parameter<T> parameter, List<? extends T> values, Feedback<R> feedback) {
        return Scan.of("scan", List.of(over(parameter, values)), feedback);
    }

    /** A scan over all combinations of the values of several parameters, the last one changing fastest. */
    public static <R extends @Nullable Object> Scan<R> scan(Feedback<R> feedback, ScanAxis<?>... axes) {
        return Scan.of("scan", Arrays.asList(axes), feedback);
    }

    /**
     * A scan in equal steps, from the start to the stop, both included: a last step that does not fit is shorter.
     *
     * @throws ScanException if no such steps lead from the start to the stop
     */
    public static <Q extends Quantity<Q>, R extends @Nullable Object> Scan<R> ascan(
            QuantityParameter<Q> parameter,
            Quantity<Q> start,
            Quantity<Q> stop,
            Quantity<Q> step,
            Feedback<R> feedback) {
        return Scan.of(
                "ascan", List.of(ScanAxis.at(parameter, steps("ascan", parameter, start, stop, step))), feedback);
    }

    /** As {@link #ascan}, with start and stop relative to where the parameter is when the scan begins. */
    public static <Q extends Quantity<Q>, R extends @Nullable Object> Scan<R> dscan(
            QuantityParameter<Q> parameter,
            Quantity<Q> start,
            Quantity<Q> stop,
            Quantity<Q> step,
            Feedback<R> feedback) {
        return Scan.of(
                "dscan", List.of(ScanAxis.from(parameter, steps("dscan", parameter, start, stop, step))), feedback);
    }

    private static <Q extends Quantity<Q>> List<Quantity<Q>> steps(
            String scan, QuantityParameter<Q> parameter, Quantity<Q> start, Quantity<Q> stop, Quantity<Q> step) {
        try {
            return Quantities.steps(start, stop, step);
        } catch (QuantityException e) {
            throw new ScanException(scan, parameter.qualifiedName(), e);
        }
    }

    /** A scan over all combinations of the values of two parameters, the second one changing fastest. */
    public static <A, B, R extends @Nullable Object> Scan<R> mesh(
            Parameter<A> slow,
            List<? extends A> slowValues,
            Parameter<B> fast,
            List<? extends B> fastValues,
            Feedback<R> feedback) {
        return Scan.of("mesh", List.of(over(slow, slowValues), over(fast, fastValues)), feedback);
    }

    /** A parameter and its values, for a scan over several. */
    public static <T> ScanAxis<T> over(Parameter<T> parameter, List<? extends T> values) {
        return ScanAxis.at(parameter, List.copyOf(values));
    }

    /** A parameter and distances from where it is when the scan begins. */
    public static <Q extends Quantity<Q>> ScanAxis<Quantity<Q>> around(
            QuantityParameter<Q> parameter, List<Quantity<Q>> distances) {
        return ScanAxis.from(parameter, List.copyOf(distances));
    }

    /** Tells what a scan would do, and refuses what the scan would refuse; moves nothing. */
    public static DryRun dryRun(Scan<?> scan) {
        return Command.run("dryRun", scan.dryRun());
    }

    /**
     * What the scan that was begun last in this session has taken, also if it has failed or was cancelled, or still runs.
     *
     * @throws ScanException if there was none
     */
    public static ScanResult<?> lastScan() {
        ScanResult<?> result = LastScan.ofSession().result();
        if (result == null) {
            throw new ScanException("lastScan", "there was no scan in this session");
        }
        return result;
    }
}
