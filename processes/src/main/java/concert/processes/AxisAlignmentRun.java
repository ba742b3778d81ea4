package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.RADIAN;
import static concert.streams.Streams.block;
import static concert.streams.Streams.broadcast;

import concert.coroutines.Coroutine;
import concert.coroutines.Lockable;
import concert.coroutines.LoopGuard;
import concert.devices.QuantityParameter;
import concert.frames.Frame;
import concert.imaging.Point;
import concert.imaging.RotationAxis;
import concert.quantities.Quantities;
import concert.streams.Branch;
import concert.streams.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.measure.Quantity;
import javax.measure.quantity.Angle;
import org.jspecify.annotations.Nullable;

/** An alignment while it runs. Confined to its task. */
final class AxisAlignmentRun {
    /** No motor goes further before it is known which way it turns the axis: it might lean twice as much then. */
    private static final double FIRST = Math.toRadians(10);

    private final AxisAlignment.Setup setup;
    private final List<Tilt> tilts = new ArrayList<>();
    private final List<RotationAxis> history = new ArrayList<>();
    private final double resolution;

    /** In radians; of a frame as soon as one was seen, unless it was given. */
    private double precision;

    AxisAlignmentRun(AxisAlignment.Setup setup) {
        this.setup = setup;
        this.resolution = value(setup.resolution(), RADIAN);
        this.precision = setup.precision() == null ? Double.NaN : value(setup.precision(), RADIAN);
    }

    Alignment run() throws Exception {
        List<AxisAlignment.Correction> corrections = new ArrayList<>();
        add(corrections, setup.x());
        add(corrections, setup.z());
        Lockable[] positions = corrections.stream()
                .map(correction -> correction.motor().position())
                .toArray(Lockable[]::new);
        try (var _ = lock(positions)) {
            WayBack wayBack = new WayBack(AxisAlignment.NAME);
            try {
                begin(wayBack, setup.x(), RotationAxis::pitch);
                begin(wayBack, setup.z(), RotationAxis::roll);
                return align();
            } catch (Throwable failure) {
                wayBack.go(failure);
                throw failure;
            }
        }
    }

    private static void add(List<AxisAlignment.Correction> all, AxisAlignment.@Nullable Correction one) {
        if (one != null) {
            all.add(one);
        }
    }

    private void begin(
            WayBack wayBack,
            AxisAlignment.@Nullable Correction correction,
            Function<RotationAxis, Quantity<Angle>> angle)
            throws InterruptedException {
        if (correction != null) {
            tilts.add(new Tilt(correction, wayBack.from(correction.motor().position()), angle));
        }
    }

    private Alignment align() throws Exception {
        LoopGuard guard = LoopGuard.begin();
        RotationAxis best = null;
        while (true) {
            guard.check();
            RotationAxis axis = measure();
            history.add(axis);
            if (best == null || deviation(axis) < deviation(best)) {
                best = axis;
                tilts.forEach(Tilt::keep);
            }
            List<Coroutine<Void>> moves = corrections(axis);
            if (moves.isEmpty() || history.size() > setup.most()) {
                break;
            }
            await(gather(moves));
        }
        if (best != history.getLast()) {
            await(gather(tilts.stream().map(Tilt::goToBest).toList()));
        }
        return new Alignment(best, deviation(best) <= precision, List.copyOf(history));
    }

    /** The greatest angle that a motor is there for. */
    private double deviation(RotationAxis axis) {
        return tilts.stream().mapToDouble(tilt -> Math.abs(tilt.of(axis))).max().orElseThrow();
    }

    private List<Coroutine<Void>> corrections(RotationAxis axis) {
        List<Coroutine<Void>> moves = new ArrayList<>();
        for (Tilt tilt : tilts) {
            double by = tilt.correction(axis);
            if (Math.abs(tilt.of(axis)) > precision && Math.abs(by) >= resolution) {
                moves.add(tilt.move(by));
            }
        }
        return moves;
    }

    private RotationAxis measure() throws Exception {
        List<Point> points = new ArrayList<>();
        Sink<Frame, Integer> finding = frames -> {
            for (Frame frame : frames) {
                points.add(find(frame, points.size()));
            }
            return points.size();
        };
        List<Branch<Frame, ?>> consumers = new ArrayList<>();
        consumers.add(block(finding.named("reference points")));
        consumers.addAll(setup.consumers());
        var _ = await(broadcast(setup.turn(), consumers));
        try {
            return RotationAxis.fit(points);
        } catch (IllegalArgumentException e) {
            throw new ProcessException(AxisAlignment.NAME, "no ellipse through what was found in the frames", e);
        }
    }

    private Point find(Frame frame, int index) {
        if (Double.isNaN(precision)) {
            precision = Math.atan(1.0 / frame.width());
        }
        try {
            return setup.point().apply(frame);
        } catch (RuntimeException e) {
            throw new ProcessException(
                    AxisAlignment.NAME,
                    "error finding the reference point at " + setup.turn().angle(index) + " of the turn",
                    e);
        }
    }

    /** One angle of the axis, and the motor that corrects it. */
    private static final class Tilt {
        private final QuantityParameter<Angle> position;
        private final WayBack.Place<Quantity<Angle>> place;
        private final Function<RotationAxis, Quantity<Angle>> angle;
        private double coefficient;

        /** Whether the coefficient was measured. */
        private boolean known;

        /** Of the motor, in radians: where it is, where the axis stood best, and how far it went last. */
        private double here;

        private double best;
        private double step;
        private double before;

        Tilt(
                AxisAlignment.Correction correction,
                WayBack.Place<Quantity<Angle>> place,
                Function<RotationAxis, Quantity<Angle>> angle) {
            this.position = correction.motor().position();
            this.coefficient = correction.coefficient();
            this.place = place;
            this.angle = angle;
            this.here = value(place.start(), RADIAN);
            this.best = here;
        }

        /** In radians. */
        double of(RotationAxis axis) {
            return value(angle.apply(axis), RADIAN);
        }

        /** How far the motor has to go. What the last step has changed tells how much the next one will. */
        double correction(RotationAxis axis) {
            double now = of(axis);
            if (step != 0) {
                double change = (now - before) / step;
                // A step that changed next to nothing, or was lost in the noise, tells nothing.
                if (Math.abs(change) > 0.01 && Double.isFinite(change)) {
                    coefficient = change;
                    known = true;
                }
                step = 0;
            }
            before = now;
            double by = -now / coefficient;
            return known ? by : Math.clamp(by, -FIRST, FIRST);
        }

        void keep() {
            best = here;
        }

        Coroutine<Void> move(double by) {
            step = by;
            return moveTo(here + by);
        }

        Coroutine<Void> goToBest() {
            return moveTo(best);
        }

        private Coroutine<Void> moveTo(double target) {
            return coroutine("correct " + position.qualifiedName(), () -> {
                place.leave();
                await(position.set(Quantities.quantity(target, RADIAN)));
                here = target;
            });
        }
    }
}
