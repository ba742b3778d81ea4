package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.quantities.Quantities.q;
import static concert.streams.Streams.collect;

import concert.coroutines.Coroutine;
import concert.devices.beamline.DoubleMonochromator;
import concert.devices.cameras.Camera;
import concert.devices.motors.LinearMotor;
import concert.devices.motors.RotationMotor;
import concert.devices.shutters.Shutter;
import concert.frames.Frame;
import concert.imaging.Measures;
import concert.quantities.Pixels;
import java.util.List;
import java.util.function.Function;
import javax.measure.Quantity;
import javax.measure.quantity.Angle;
import javax.measure.quantity.Length;

/** What is done before a measurement, as sessions say it. */
public final class Processes {
    private Processes() {}

    /** Moves a motor to where the frames of a camera are sharpest. */
    public static Focus focus(Camera camera, LinearMotor motor) {
        return Focus.of(camera, motor, q.mm(0.5), q.mm(0.01));
    }

    /**
     * A frame without beam: closes the shutter for it. Afterwards the shutter is as it was; if this fails or is cancelled it is
     * closed.
     */
    public static Coroutine<Frame> acquireDark(Camera camera, Shutter shutter) {
        return coroutine(
                "acquireDark", () -> Snapshots.of(camera, snapshots -> ReferenceFrames.dark(snapshots, shutter)));
    }

    /**
     * A frame of the beam alone, a flat: opens the shutter and moves the sample out of the beam for it. Afterwards both are as
     * they were, in whatever way this ends.
     *
     * @param sample moves the sample
     * @param outside where the sample is not in the beam
     */
    public static Coroutine<Frame> acquireImageWithBeam(
            Camera camera, Shutter shutter, LinearMotor sample, Quantity<Length> outside) {
        return coroutine(
                "acquireImageWithBeam",
                () -> Snapshots.of(
                        camera,
                        snapshots -> ReferenceFrames.withBeam(
                                shutter, () -> ReferenceFrames.flat(snapshots, sample.position(), outside))));
    }

    /**
     * Frames of a sample at angles evenly spread over a full turn, from where the motor is.
     *
     * @throws ProcessException if the count is less than 1
     */
    public static FullTurn acquireFrames360(Camera camera, RotationMotor rotation, int count) {
        return FullTurn.of(camera, rotation, count);
    }

    /**
     * The column about which a sample rotates: takes a dark, a flat, and projections where the motor is and half a turn on. All is
     * as it was afterwards.
     *
     * @see Measures#rotationAxis(Frame, Frame)
     */
    public static Coroutine<Quantity<Pixels>> determineRotationAxis(
            Camera camera, Shutter shutter, LinearMotor sample, Quantity<Length> outside, RotationMotor rotation) {
        return coroutine("determineRotationAxis", () -> {
            List<Frame> frames = await(FullTurn.of(camera, rotation, 2)
                    .dark(shutter)
                    .flat(sample, outside)
                    .into(collect()));
            return Measures.rotationAxis(frames.get(0), frames.get(1));
        });
    }

    /**
     * Makes the axis of a rotation motor upright in the frames of a camera and perpendicular to the beam, by motors that are named
     * next: {@code alignRotationAxis(camera, rotation).x(tiltX).z(tiltZ)}.
     */
    public static AxisAlignment alignRotationAxis(Camera camera, RotationMotor rotation) {
        return AxisAlignment.of(camera, rotation);
    }

    /** Measures what a monochromator lets through while its second crystal turns a little: its rocking curve. */
    public static BraggScan scanBraggAngle(DoubleMonochromator monochromator, Feedback<?> feedback) {
        return BraggScan.of(monochromator, feedback);
    }

    /** The last rocking curve of a monochromator in this session. */
    public static RockingCurve lastTuneScan(DoubleMonochromator monochromator) {
        return RockingCurves.ofSession().get(monochromator);
    }

    /** Turns the second crystal to where the last rocking curve is greatest, and tells where that is. */
    public static Coroutine<Quantity<Angle>> selectMaximum(DoubleMonochromator monochromator) {
        return select("selectMaximum", monochromator, RockingCurve::maximum);
    }

    /** Turns the second crystal to the centre of mass of the last rocking curve, and tells where that is. */
    public static Coroutine<Quantity<Angle>> selectCenterOfMass(DoubleMonochromator monochromator) {
        return select("selectCenterOfMass", monochromator, RockingCurve::centerOfMass);
    }

    private static Coroutine<Quantity<Angle>> select(
            String name, DoubleMonochromator monochromator, Function<RockingCurve, Quantity<Angle>> place) {
        return coroutine(name, () -> {
            Quantity<Angle> angle = place.apply(lastTuneScan(monochromator));
            await(monochromator.secondCrystal().position().set(angle));
            return angle;
        });
    }
}
