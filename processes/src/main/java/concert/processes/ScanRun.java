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
    private static final int NOWHERE = -1;

    private final Scan<R> scan;

    /** Where the points go if they are kept, for those who look at them meanwhile. */
    private final @Nullable ScanResult<R> kept;

    private final List<Track<?>> tracks;
    private final WayBack wayBack;

    /** The place of each axis at the point that is looked at, and where each parameter is. */
    private final int[] wanted;

    private final int[] reached;

    ScanRun(Scan<R> scan, @Nullable ScanResult<R> kept) {
        this.scan = scan;
        this.kept = kept;
        this.tracks = scan.axes().stream().<Track<?>>map(Track::new).toList();
        this.wayBack = new WayBack(scan.name());
        this.wanted = new int[tracks.size()];
        this.reached = new int[tracks.size()];
        Arrays.fill(reached, NOWHERE);
    }

    /** Hands on the points until the end, or until nobody wants more. */
    void run(Output<ScanPoint<R>> out) throws Exception {
        Lockable[] parameters = scan.parameters().toArray(Lockable[]::new);
        try (var _ = lock(parameters)) {
            for (Track<?> track : tracks) {
                track.begin(scan.name(), scan.manner().goesBack() ? wayBack : null);
            }
            Throwable failure = null;
            try (Progress progress = progress(scan.name(), scan.grid().size())) {
                show(progress);
                visit(out, progress);
            } catch (Throwable e) {
                failure = e;
                throw e;
            } finally {
                wayBack.go(failure);
            }
        }
    }

    private void show(Progress progress) {
        if (kept != null) {
            List<List<?>> planned =
                    tracks.stream().<List<?>>map(track -> track.values).toList();
            progress.show(new LivePlot(kept, scan.size(), planned));
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
        return ScanResult.places(scan.parameters(), positions());
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

    /** One axis, its values, and where its parameter was. */
    private static final class Track<T> {
        private final ScanAxis<T> axis;
        private List<? extends T> values = List.of();

        /** Where the parameter was; null if it does not go back. */
        private WayBack.@Nullable Place<T> place;

        Track(ScanAxis<T> axis) {
            this.axis = axis;
        }

        Parameter<T> parameter() {
            return axis.parameter();
        }

        T value(int index) {
            return values.get(index);
        }

        void begin(String scan, @Nullable WayBack wayBack) throws InterruptedException {
            place = wayBack != null && parameter().readable() ? wayBack.from(parameter()) : null;
            values = axis.values(start());
            AxisCheck.check(parameter(), values);
            if (place != null) {
                AxisCheck.checkWayBack(scan, parameter(), place.start());
            }
        }

        private @Nullable T start() throws InterruptedException {
            WayBack.Place<T> known = place;
            if (known != null) {
                return known.start();
            }
            return axis.isRelative() ? await(parameter().get()) : null;
        }

        Coroutine<Void> set(int index) {
            WayBack.Place<T> left = place;
            if (left != null) {
                left.leave();
            }
            return parameter().set(values.get(index));
        }
    }
}
