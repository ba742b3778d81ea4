package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;

import concert.coroutines.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a device with their values, targets and limits at one moment.
 *
 * <p>Everything is read at the same time. What cannot be read shows why in its cell; what another coroutine holds shows
 * the last known value instead of waiting, and says so.
 */
public record DeviceTable(String device, List<Row> rows) {
    private static final Duration CELL_LIMIT = Duration.ofSeconds(1);

    /**
     * One parameter. Cells without content are empty.
     *
     * @param marks what there is to know besides: "protected", "at lower limit", "held by another"
     */
    public record Row(String parameter, String value, String target, String lower, String upper, String marks) {
        List<String> cells() {
            return List.of(parameter, value, target, lower, upper, marks);
        }
    }

    private static final Row HEADER = new Row("Parameter", "Value", "Target", "Lower", "Upper", "");

    /** Reads all parameters; each cell has a second. */
    public static Coroutine<DeviceTable> of(Parameterizable device) {
        return of(device, CELL_LIMIT);
    }

    /** As {@link #of(Parameterizable)} with another limit for each cell. */
    public static Coroutine<DeviceTable> of(Parameterizable device, Duration cellLimit) {
        return coroutine("table of " + device.name(), () -> {
            List<Coroutine<Row>> rows = new ArrayList<>();
            for (Parameter<?> parameter : device) {
                rows.add(TableRow.of(parameter, cellLimit));
            }
            return new DeviceTable(device.name(), await(gather(rows)));
        });
    }

    /** As text of at most {@code width} columns; a column that is too wide for it is cut, marked by "…". */
    public String format(int width) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADER.cells());
        rows.forEach(row -> lines.add(row.cells()));
        return TextTable.format(lines, width);
    }

    @Override
    public String toString() {
        return format(120);
    }
}
