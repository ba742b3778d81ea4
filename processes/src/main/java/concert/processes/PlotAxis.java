package concert.processes;

import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.processes.plots.Label;
import concert.quantities.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.measure.Quantity;
import javax.measure.Unit;

/**
 * What the points of a scan are plotted over: a parameter, or their number.
 *
 * @param parameter which one, counted from 0; or {@link #NUMBER}
 * @param label its name and its unit
 * @param number one of its values in that unit
 */
record PlotAxis(int parameter, Label label, ToDoubleFunction<Object> number) {
    /** Over the number of the point, the first being 1, as messages count them. */
    static final int NUMBER = -1;

    private static final int MAP = 2;

    /** One or two parameters whose values are numbers or quantities; else the number of the point. */
    static List<PlotAxis> of(List<Parameter<?>> parameters, ScanPoint<?> point) {
        List<PlotAxis> axes = new ArrayList<>();
        for (int i = 0; i < parameters.size() && parameters.size() <= MAP; i++) {
            String name = parameters.get(i).qualifiedName();
            if (parameters.get(i) instanceof QuantityParameter<?> quantity) {
                Unit<?> unit = quantity.unit();
                axes.add(new PlotAxis(
                        i, new Label(name, symbol(unit)), value -> Quantities.valueAs((Quantity<?>) value, unit)));
            } else if (point.positions().get(i) instanceof Number) {
                axes.add(new PlotAxis(i, new Label(name, ""), value -> ((Number) value).doubleValue()));
            }
        }
        return axes.size() == parameters.size()
                ? List.copyOf(axes)
                : List.of(new PlotAxis(NUMBER, new Label("point", ""), _ -> Double.NaN));
    }

    double position(ScanPoint<?> point) {
        return parameter == NUMBER
                ? point.index() + 1.0
                : number.applyAsDouble(point.positions().get(parameter));
    }

    /** As quantities are written with it; a plain number has none. */
    static String symbol(Unit<?> unit) {
        return Quantities.format(1, unit).substring(1).strip();
    }
}
