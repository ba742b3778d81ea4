package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.progress;

import concert.coroutines.Coroutine;
import concert.coroutines.Lockable;
import concert.coroutines.LoopGuard;
import concert.coroutines.Progress;
import concert.devices.Device;
import concert.devices.DeviceException;
import concert.devices.EmergencyStopException;
import concert.devices.Parameter;
import concert.devices.StoppedException;
import concert.streams.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scan while it runs. Confined to its task, and to the members of a gather while that waits for them. */
final class ScanRun<R extends @Nullable Object> {
    private static final System.Logger LOG = System.getLogger(ScanRun.class.getName());
    private static final int NOWHERE = -1;

    private final Scan<R> scan;

    /** Where the points go if they are kept, for those who look at them meanwhile. */
    private final @Nullable ScanResult<R> kept;

    private final List<Track<?>> tracks;

    /** The place of each axis at the point that is looked at, and where each parameter is. */
    private final int[] wanted;

    private final int[] reached;

    ScanRun(Scan<R> scan, @Nullable ScanResult<R> kept) {
        this.scan = scan;
        this.kept = kept;
        this.tracks = scan.axes().stream().<Track<?>>map(Track::new).toList();
        this.wanted = new int[tracks.size()];
        this.reached = new int[tracks.size()];
        Arrays.fill(reached, NOWHERE);
    }

    /** Hands on the points until the end, or until nobody wants more. */
    void run(Output<ScanPoint<R>> out) throws Exception {
        Lockable[] parameters = scan.parameters().toArray(Lockable[]::new);
        try (var _ = lock(parameters)) {
            for (Track<?> track : tracks) {
                track.begin(scan.manner().goesBack());
            }
            Throwable failure = null;
            try (Progress progress = progress(scan.name(), scan.grid().size())) {
                if (kept != null) {
                    progress.show(new LivePlot(
                            kept,
                            scan.size(),
                            tracks.stream().map(track -> track.values).toList()));
                }
                visit(out, progress);
            } catch (Throwable e) {
                failure = e;
                throw e;
            } finally {
                goBack(failure);
            }
        }
    }

    private void visit(Output<ScanPoint<R>> out, Progress progress) throws Exception {
        LoopGuard guard = LoopGuard.begin();
        for (long index = 0; index < scan.grid().size(); index++) {
            guard.check();
            scan.grid().at(index, wanted);
            boolean more = out.put(point(index));
            progress.advance();
            if (!more) {
                return;
            }
        }
    }

    private ScanPoint<R> point(long index) throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                move();
                R value = await(scan.feedback().measure());
                return new ScanPoint<>(index, positions(), value, null);
            } catch (InterruptedException | StoppedException | EmergencyStopException e) {
                throw e; // whatever the policy
            } catch (Exception e) {
                if (attempt == scan.manner().retries()) {
                    if (scan.manner().skips()) {
                        return failed(index, e);
                    }
                    throw new ScanException(
                            scan.name(), "point " + (index + 1) + " of " + scan.size() + ", " + where(), e);
                }
            }
        }
    }

    @SuppressWarnings({"NullAway", "unchecked"}) // a point that failed has no value, whatever its type is
    private ScanPoint<R> failed(long index, Exception failure) {
        return new ScanPoint<>(index, positions(), (R) null, failure);
    }

    private List<Object> positions() {
        Object[] positions = new Object[wanted.length];
        for (int axis = 0; axis < wanted.length; axis++) {
            positions[axis] = tracks.get(axis).value(wanted[axis]);
        }
        return List.of(positions);
    }

    private String where() {
        StringBuilder text = new StringBuilder();
        for (int axis = 0; axis < wanted.length; axis++) {
            text.append(axis == 0 ? "" : ", ")
                    .append(tracks.get(axis).parameter().qualifiedName())
                    .append(" = ")
                    .append(tracks.get(axis).value(wanted[axis]));
        }
        return text.toString();
    }

    /** Sets what has to change: devices at the same time, parameters of one device in their order. */
    private void move() throws Exception {
        int changing = 0;
        int last = 0;
        for (int axis = 0; axis < wanted.length; axis++) {
            if (wanted[axis] != reached[axis]) {
                changing++;
                last = axis;
            }
        }
        if (changing == 1) {
            set(last);
        } else if (changing > 1) {
            await(gather(together()));
        }
    }

    private List<Coroutine<Void>> together() {
        Map<Device, List<Integer>> byDevice = new LinkedHashMap<>();
        for (int axis = 0; axis < wanted.length; axis++) {
            if (wanted[axis] != reached[axis]) {
                byDevice.computeIfAbsent(tracks.get(axis).parameter().device(), _ -> new ArrayList<>())
                        .add(axis);
            }
        }
        List<Coroutine<Void>> moves = new ArrayList<>();
        byDevice.forEach((device, axes) -> moves.add(coroutine("move " + device.name(), () -> {
            for (int axis : axes) {
                set(axis);
            }
        })));
        return moves;
    }

    private void set(int axis) throws InterruptedException {
        reached[axis] = NOWHERE; // until it is there: what fails on its way has to be set again
        await(tracks.get(axis).set(wanted[axis]));
        reached[axis] = wanted[axis];
    }

    /** In the order of the axes, one after the other: there is no hurry, and of two that fail none hides the other. */
    private void goBack(@Nullable Throwable failure) throws Exception {
        if (!scan.manner().goesBack()
                || failure instanceof StoppedException
                || failure instanceof EmergencyStopException) {
            return; // whoever stopped a device does not want it to be moved again
        }
        Exception own = null;
        for (Track<?> track : tracks) {
            try {
                track.goBack();
            } catch (Exception e) {
                // Of a cancel nobody looks at what is suppressed, and that nothing moves after an emergency stop is
                // known.
                if (failure != null && !(e instanceof EmergencyStopException)) {
                    LOG.log(System.Logger.Level.WARNING, scan.name() + ": " + track.isAway() + ": " + reason(e));
                }
                own = joined(own, e);
            }
        }
        if (own != null && failure != null) {
            failure.addSuppressed(own);
        } else if (own != null) {
            throw own;
        }
    }

    private static Exception joined(@Nullable Exception first, Exception next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }

    private static String reason(Exception failure) {
        return failure instanceof InterruptedException
                ? "the time for clean-ups was over"
                : DeviceException.reason(failure);
    }

    /** One axis, its values, and where its parameter was. */
    private static final class Track<T> {
        private final ScanAxis<T> axis;
        private List<? extends T> values = List.of();
        private @Nullable T start;
        private boolean moved;

        Track(ScanAxis<T> axis) {
            this.axis = axis;
        }

        Parameter<T> parameter() {
            return axis.parameter();
        }

        T value(int index) {
            return values.get(index);
        }

        void begin(boolean goesBack) throws InterruptedException {
            boolean canGoBack = goesBack && parameter().readable();
            start = axis.isRelative() || canGoBack ? await(parameter().get()) : null;
            values = axis.values(start);
            AxisCheck.check(parameter(), values);
        }

        Coroutine<Void> set(int index) {
            moved = true;
            return parameter().set(values.get(index));
        }

        String isAway() {
            return parameter().qualifiedName() + " did not get back to " + start;
        }

        void goBack() throws InterruptedException {
            T back = start;
            if (moved && back != null) {
                await(parameter().set(back));
            }
        }
    }
}
