package concert.processes;

import static concert.quantities.Quantities.q;

import com.google.errorprone.annotations.CheckReturnValue;
import concert.coroutines.Coroutine;
import concert.coroutines.Coroutines;
import concert.coroutines.Plan;
import concert.devices.cameras.Camera;
import concert.devices.motors.LinearMotor;
import concert.devices.motors.RotationMotor;
import concert.devices.shutters.Shutter;
import concert.frames.Frame;
import concert.imaging.Measures;
import concert.imaging.Point;
import concert.streams.Branch;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.measure.Quantity;
import javax.measure.quantity.Angle;
import javax.measure.quantity.Length;
import org.jspecify.annotations.Nullable;

/**
 * Makes the axis of a rotation motor upright in the frames of a camera and perpendicular to the beam, which has not been done yet:
 * awaiting it does it and gives an {@link Alignment}. Made by {@link Processes#alignRotationAxis}; immutable.
 *
 * <p>The sample is a needle, or what {@link #by} finds a point of, a little off the axis: it goes along an ellipse when it turns
 * fully, which tells roll and pitch. Motors turn them to 0, with what the last correction has changed taken as a measure for the
 * next, until they are so small that they are not seen or the correction is not worth a move.
 *
 * <p>At the end the motors are where the axis stood best, the others are as they were; if it fails or is cancelled all go back to
 * where they were.
 */
@CheckReturnValue
public final class AxisAlignment implements Plan<Alignment> {
    static final String NAME = "alignRotationAxis";

    private final Setup setup;

    /**
     * What is aligned and how.
     *
     * @param turn takes the frames
     * @param x corrects the pitch; null if it is not to be corrected
     * @param z corrects the roll; null if it is not to be corrected
     * @param point finds in a frame what goes around
     * @param precision the greatest angle that is none; null for one that is not seen in a frame
     * @param resolution the smallest correction that is worth a move
     * @param most how many corrections
     * @param consumers who gets the frames, too
     */
    record Setup(
            FullTurn turn,
            @Nullable Correction x,
            @Nullable Correction z,
            Function<Frame, Point> point,
            @Nullable Quantity<Angle> precision,
            Quantity<Angle> resolution,
            int most,
            List<Branch<Frame, ?>> consumers) {}

    /**
     * A motor that corrects an angle.
     *
     * @param coefficient by how much the angle changes if the motor turns by 1, as far as is known
     */
    record Correction(RotationMotor motor, double coefficient) {
        Correction {
            Objects.requireNonNull(motor, NAME + " wants a motor, got nothing (null)");
            if (!Double.isFinite(coefficient) || coefficient == 0) {
                throw new ProcessException(NAME, "a coefficient is finite and not 0, got " + coefficient);
            }
        }
    }

    private AxisAlignment(Setup setup) {
        this.setup = setup;
    }

    static AxisAlignment of(Camera camera, RotationMotor rotation) {
        return new AxisAlignment(new Setup(
                FullTurn.of(camera, rotation, 10), null, null, Measures::needleTip, null, q.deg(0.1), 5, List.of()));
    }

    private AxisAlignment turning(UnaryOperator<FullTurn> change) {
        return new AxisAlignment(new Setup(
                change.apply(setup.turn),
                setup.x,
                setup.z,
                setup.point,
                setup.precision,
                setup.resolution,
                setup.most,
                setup.consumers));
    }

    private AxisAlignment correcting(@Nullable Correction x, @Nullable Correction z) {
        return new AxisAlignment(new Setup(
                setup.turn, x, z, setup.point, setup.precision, setup.resolution, setup.most, setup.consumers));
    }

    private AxisAlignment until(@Nullable Quantity<Angle> precision, Quantity<Angle> resolution, int most) {
        return new AxisAlignment(
                new Setup(setup.turn, setup.x, setup.z, setup.point, precision, resolution, most, setup.consumers));
    }

    private AxisAlignment looking(Function<Frame, Point> point, List<Branch<Frame, ?>> consumers) {
        return new AxisAlignment(new Setup(
                setup.turn, setup.x, setup.z, point, setup.precision, setup.resolution, setup.most, consumers));
    }

    // ---- what corrects

    /** The same; the motor, which turns about the axis across the beam, corrects the pitch. */
    public AxisAlignment x(RotationMotor motor) {
        return x(motor, 1);
    }

    /** As {@link #x(RotationMotor)}; the pitch changes by so much if the motor turns by 1. */
    public AxisAlignment x(RotationMotor motor, double coefficient) {
        return correcting(new Correction(motor, coefficient), setup.z);
    }

    /** The same; the motor, which turns about the beam, corrects the roll. */
    public AxisAlignment z(RotationMotor motor) {
        return z(motor, 1);
    }

    /** As {@link #z(RotationMotor)}; the roll changes by so much if the motor turns by 1. */
    public AxisAlignment z(RotationMotor motor, double coefficient) {
        return correcting(setup.x, new Correction(motor, coefficient));
    }

    // ---- what is looked at

    /** The same with so many frames in a turn, 5 at least; 10 unless said otherwise. */
    public AxisAlignment frames(int count) {
        return turning(turn -> turn.frames(count));
    }

    /** The same with frames that are corrected by one without beam, for which this shutter is closed. */
    public AxisAlignment dark(Shutter shutter) {
        return turning(turn -> turn.dark(shutter));
    }

    /** The same with frames that are corrected by one of the beam alone, for which this motor takes the sample out. */
    public AxisAlignment flat(LinearMotor sample, Quantity<Length> outside) {
        return turning(turn -> turn.flat(sample, outside));
    }

    /** The same with another sample: {@code by(Measures::sphereCenter)}; the tip of a needle unless said otherwise. */
    public AxisAlignment by(Function<Frame, Point> point) {
        return looking(Objects.requireNonNull(point), setup.consumers);
    }

    /** The same; the frames go to these, too: {@code to(latest(viewer))}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies them
    public final AxisAlignment to(Branch<Frame, ?>... consumers) {
        return looking(setup.point, List.of(consumers));
    }

    // ---- when it ends

    /** The same; angles up to that are none. Unless said otherwise: one pixel over the width of the frame. */
    public AxisAlignment precision(Quantity<Angle> greatest) {
        return until(greatest, setup.resolution, setup.most);
    }

    /** The same; a correction below that is not worth a move: 0.1 deg unless said otherwise. */
    public AxisAlignment resolution(Quantity<Angle> smallest) {
        return until(setup.precision, smallest, setup.most);
    }

    /** The same with so many corrections at most; 5 unless said otherwise. */
    public AxisAlignment atMost(int corrections) {
        if (corrections < 0) {
            throw new ProcessException(NAME, "corrects 0 times or more, got " + corrections);
        }
        return until(setup.precision, setup.resolution, corrections);
    }

    // ---- running it

    @Override
    public String name() {
        return NAME;
    }

    /** @throws ProcessException if there is no motor that could correct something, or one is there twice */
    @Override
    public Coroutine<Alignment> coroutine() {
        List<RotationMotor> motors = Stream.of(setup.x, setup.z)
                .filter(Objects::nonNull)
                .map(Correction::motor)
                .toList();
        if (motors.isEmpty()) {
            throw new ProcessException(NAME, "at least one of the x, z motors must be given");
        }
        Set<RotationMotor> different = new HashSet<>(motors);
        if (!different.add(setup.turn.rotation()) || different.size() <= motors.size()) {
            throw new ProcessException(NAME, "the motors that turn and that correct must be different ones");
        }
        return Coroutines.coroutine(NAME, () -> new AxisAlignmentRun(setup).run());
    }

    @Override
    public String toString() {
        return NAME + " by " + setup.turn + " (not run: await it)";
    }
}
