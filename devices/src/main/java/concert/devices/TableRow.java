package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;

import concert.coroutines.Coroutine;
import concert.coroutines.TimedOutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.measure.Quantity;

/** Reads one row of a {@link DeviceTable}. */
final class TableRow {
    private TableRow() {}

    /** The parts of a row are read one after the other, the rows of a table at the same time. */
    static <T> Coroutine<DeviceTable.Row> of(Parameter<T> parameter, Duration limit) {
        return coroutine("row of " + parameter.qualifiedName(), () -> {
            List<String> marks = new ArrayList<>();
            // Looked at first: a table must not queue behind a lock. If one is taken just now the time limit helps.
            boolean held = parameter.lockNode().isHeldByOther();
            if (held) {
                marks.add("held by another");
            }
            if (parameter.isProtected()) {
                marks.add("protected");
            }
            String value = held ? lastKnown(parameter) : cell(parameter, parameter.readable(), parameter.get(), limit);
            String target = held ? "" : cell(parameter, parameter.targetReadable(), parameter.getTarget(), limit);
            String lower = "";
            String upper = "";
            // Limits as last read: asking the device for them belongs to a set, not to looking at a table.
            if (parameter instanceof QuantityParameter<?> quantity) {
                lower = quantity.lower().map(Object::toString).orElse("");
                upper = quantity.upper().map(Object::toString).orElse("");
                atLimit(quantity).ifPresent(marks::add);
            }
            return new DeviceTable.Row(parameter.name(), value, target, lower, upper, String.join(", ", marks));
        });
    }

    private static <T> String lastKnown(Parameter<T> parameter) {
        return parameter.lastKnown().map(parameter::format).orElse("");
    }

    /** One parameter that does not answer must not cost the whole table. */
    private static <T> String cell(Parameter<T> parameter, boolean readable, Coroutine<T> reading, Duration limit)
            throws InterruptedException {
        if (!readable) {
            return "";
        }
        try {
            return parameter.format(await(reading.timeout(limit)));
        } catch (TimedOutException slow) {
            return "no answer in " + limit.toMillis() / 1000.0 + " s";
        } catch (CancellationException cancelled) {
            // Not our own cancel, that would be an InterruptedException: what the driver awaited was cancelled.
            return "cancelled";
        } catch (RuntimeException failure) {
            return DeviceException.reason(failure);
        }
    }

    /** By what is known after the reading: standing exactly on a limit, as after a motion that ended there. */
    private static <Q extends Quantity<Q>> Optional<String> atLimit(QuantityParameter<Q> parameter) {
        Optional<Quantity<Q>> value = parameter.lastKnown();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.equals(parameter.lower())) {
            return Optional.of("at lower limit");
        }
        return value.equals(parameter.upper()) ? Optional.of("at upper limit") : Optional.empty();
    }
}
