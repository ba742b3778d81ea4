package concert.processes;

import static concert.coroutines.Coroutines.coroutine;
import static concert.quantities.Quantities.q;

import concert.coroutines.Coroutine;
import concert.devices.cameras.Camera;
import concert.devices.motors.LinearMotor;
import concert.devices.motors.RotationMotor;
import concert.devices.shutters.Shutter;
import concert.frames.Frame;
import javax.measure.Quantity;
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
                        camera, snapshots -> ReferenceFrames.flat(snapshots, shutter, sample.position(), outside)));
    }

    /**
     * Frames of a sample at angles evenly spread over a full turn, from where the motor is.
     *
     * @throws ProcessException if the count is less than 1
     */
    public static FullTurn acquireFrames360(Camera camera, RotationMotor rotation, int count) {
        return FullTurn.of(camera, rotation, count);
    }
}
