package concert.shell;

import concert.coroutines.Clock;
import concert.coroutines.Coroutines;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.devices.Device;
import concert.devices.DeviceTable;
import concert.session.Session;
import concert.shell.snippets.Instrumenter;
import concert.shell.snippets.SnippetClasses;
import concert.shell.snippets.Unit;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs what was compiled: each input as the foreground task of the session, one at a time. */
final class Runner {
    /** An input begins at once, unless others keep all processors. */
    private static final long BEGINS_WITHIN = Duration.ofMillis(50).toNanos();

    private final Session session;
    private final SnippetClasses classes;
    private final Console console;

    Runner(Session session, SnippetClasses classes, Console console) {
        this.session = session;
        this.classes = classes;
        this.console = console;
    }

    /** How far an input has come. Written by its task, read by others for messages; so volatile. */
    private static final class Progress {
        final Unit unit;
        final String file;
        volatile boolean begun;
        volatile @Nullable Class<?> currentClass;

        Progress(Unit unit, String file) {
            this.unit = unit;
            this.file = file;
        }

        String place() {
            return file + ":" + line(this);
        }
    }

    private volatile @Nullable Progress latest;

    /**
     * Runs the unit to its end, clean-up included; for a thread that is no task.
     *
     * @param stopped whether a key, pressed since the text was entered, keeps the unit from running. Asked by the unit's
     *     own task: whoever presses a key later finds that to cancel, so no key falls in between
     */
    Outcome run(Unit unit, String file, boolean echo, BooleanSupplier stopped) throws InterruptedException {
        if (unit.runs().isEmpty()) {
            return new Outcome.Done("");
        }
        Progress progress = new Progress(unit, file);
        latest = progress;
        Task<String> task = session.supervisor().input(unit.piece().title(), () -> {
            if (stopped.getAsBoolean()) {
                throw new CancellationException("stopped before it began");
            }
            return body(unit, progress, echo);
        });
        Clock clock = Clock.system();
        Clock.Alarm starved = clock.schedule(clock.nanoTime() + BEGINS_WITHIN, () -> {
            if (!progress.begun) {
                session.supervisor().lendProcessor(task);
            }
        });
        try {
            console.attend(task);
        } finally {
            starved.cancel();
        }
        TaskState state = task.state();
        if (state == TaskState.DONE) {
            return new Outcome.Done(task.result());
        }
        Throwable failure = task.failure();
        if (failure instanceof ExitRequest) {
            return new Outcome.Exit();
        }
        String place = failure == null ? null : Failures.place(failure);
        if (place == null) {
            place = progress.place();
        }
        return state == TaskState.FAILED && failure != null
                ? new Outcome.Failed(place, failure, task)
                : new Outcome.Cancelled(place);
    }

    /** The line at which the latest input is, or was. From any thread; "" before the first. */
    String place() {
        Progress progress = latest;
        return progress == null ? "" : progress.place();
    }

    /** As {@link #place}, without the file; 0 before the first. */
    int line() {
        Progress progress = latest;
        return progress == null ? 0 : line(progress);
    }

    private String body(Unit unit, Progress progress, boolean echo) throws Exception {
        progress.begun = true;
        StringBuilder shown = new StringBuilder();
        for (Unit.Run run : unit.runs()) {
            Class<?> main = classes.loadClass(run.className());
            progress.currentClass = main;
            Object value = invoke(main);
            if (run.yield() == Unit.Yield.VARIABLE) {
                session.variable(run.name(), value);
            }
            if (echo && run.yield() == Unit.Yield.VALUE && !(run.returnsVoid() && value == null)) {
                // In the task, because the table of a device reads the device.
                String text = value instanceof Device device
                        ? device + "\n"
                                + Coroutines.await(DeviceTable.of(device)).format(console.width())
                        : Display.of(value);
                shown.append(shown.isEmpty() ? "" : "\n")
                        .append(run.name().isEmpty() || value instanceof Device ? "" : run.name() + " = ")
                        .append(text);
            }
        }
        return shown.toString();
    }

    private static @Nullable Object invoke(Class<?> main) throws Exception {
        Method method = main.getDeclaredMethod(Instrumenter.MAIN);
        method.setAccessible(true);
        try {
            return method.invoke(null);
        } catch (InvocationTargetException e) {
            MemoryReserve.releaseAfter(e.getTargetException());
            throw Runner.<RuntimeException>undeclared(e.getTargetException());
        }
    }

    /** A snippet may throw anything, and its failure must arrive as it is. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X undeclared(Throwable thrown) throws X {
        throw (X) thrown;
    }

    /** The line at which the top level of the input is, or was. */
    private static int line(Progress progress) {
        Class<?> main = progress.currentClass;
        try {
            if (main != null) {
                Field line = main.getDeclaredField(Instrumenter.LINE);
                line.setAccessible(true);
                int noted = line.getInt(null);
                if (noted > 0) {
                    return noted;
                }
            }
        } catch (ReflectiveOperationException e) {
            // A class without lines: the unit's own is near enough.
        }
        return progress.unit.piece().line();
    }
}
