package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;

import concert.coroutines.Coroutine;
import concert.devices.Limits;
import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.measure.Quantity;
import javax.measure.quantity.Time;
import org.jspecify.annotations.Nullable;

/**
 * What a scan would do.
 *
 * @param scan its name
 * @param points how many it would visit
 * @param axes what each parameter would go through
 * @param travel how long the motions would take, with what is measured left out; empty if not all devices tell their speed
 */
public record DryRun(String scan, long points, List<Axis> axes, Optional<Quantity<Time>> travel) {

    /**
     * What one parameter would go through.
     *
     * @param parameter its name
     * @param values how many
     * @param first the first of them
     * @param last the last of them
     * @param limits those in force, as text; empty if the parameter has none
     */
    public record Axis(String parameter, int values, Object first, Object last, String limits) {
        @Override
        public String toString() {
            return parameter + ": " + (values == 1 ? "1 value, " + first : values + " values, " + first + " to " + last)
                    + (limits.isEmpty() ? "" : ", limits " + limits);
        }
    }

    static <R extends @Nullable Object> Coroutine<DryRun> of(Scan<R> scan) {
        return coroutine("dry run of " + scan.name(), () -> {
            List<Axis> axes = new ArrayList<>();
            Travel travel = new Travel(scan.grid());
            for (ScanAxis<?> axis : scan.axes()) {
                axes.add(look(scan, axis, travel));
            }
            return new DryRun(
                    scan.name(),
                    scan.size(),
                    List.copyOf(axes),
                    travel.time(scan.manner().goesBack()));
        });
    }

    private static <T> Axis look(Scan<?> scan, ScanAxis<T> axis, Travel travel) throws InterruptedException {
        Parameter<T> parameter = axis.parameter();
        T start = parameter.readable() ? await(parameter.get()) : null;
        List<? extends T> values = axis.values(start);
        String limits = "";
        if (parameter instanceof QuantityParameter<?> quantity) {
            Limits<?> inForce = await(quantity.getLimits());
            limits = inForce.toString();
        }
        AxisCheck.check(parameter, values);
        if (start != null && scan.manner().goesBack()) {
            AxisCheck.checkWayBack(scan.name(), parameter, start);
        }
        travel.add(parameter, start, values);
        return new Axis(parameter.qualifiedName(), values.size(), values.getFirst(), values.getLast(), limits);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scan + ", " + Scan.count(points));
        axes.forEach(axis -> text.append("\n  ").append(axis));
        text.append("\n  ")
                .append(travel.map(time -> "motions take " + time).orElse("how long the motions take is not known"))
                .append(", what is measured comes on top");
        return text.toString();
    }
}
