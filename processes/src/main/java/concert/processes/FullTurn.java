package concert.processes;

import static concert.quantities.Quantities.q;

import com.google.errorprone.annotations.CheckReturnValue;
import concert.coroutines.Coroutines;
import concert.devices.cameras.Camera;
import concert.devices.motors.LinearMotor;
import concert.devices.motors.RotationMotor;
import concert.devices.shutters.Shutter;
import concert.frames.Frame;
import concert.frames.PixelType;
import concert.imaging.Imaging;
import concert.streams.Output;
import concert.streams.Producer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.measure.Quantity;
import javax.measure.quantity.Angle;
import javax.measure.quantity.Length;
import org.jspecify.annotations.Nullable;

/**
 * Frames of a sample while it makes a full turn, which has not been done yet: a producer, to be broadcast. Made by
 * {@link Processes#acquireFrames360}; immutable.
 *
 * <p>The sample is bright in them: where there is a flat, a frame is the absorption of what was corrected by flat and dark, and
 * what is no finite number there is 0; else it is its own brightest pixel less each pixel. Pixels are float32.
 *
 * <p>The camera takes a frame by the software trigger at each angle, where the motor stands. In the end motor, shutter and
 * trigger source are as they were, as far as a cancel leaves time for the way back.
 */
@CheckReturnValue
public final class FullTurn implements Producer<Frame> {
    private final Camera camera;
    private final RotationMotor rotation;
    private final int count;
    private final @Nullable Shutter shutter;
    private final @Nullable LinearMotor sample;
    private final @Nullable Quantity<Length> outside;

    private FullTurn(
            Camera camera,
            RotationMotor rotation,
            int count,
            @Nullable Shutter shutter,
            @Nullable LinearMotor sample,
            @Nullable Quantity<Length> outside) {
        this.camera = Objects.requireNonNull(camera, "acquireFrames360 wants a camera, got nothing (null)");
        this.rotation = Objects.requireNonNull(rotation, "acquireFrames360 wants a rotation motor, got nothing (null)");
        this.count = count;
        this.shutter = shutter;
        this.sample = sample;
        this.outside = outside;
        if (count < 1) {
            throw new ProcessException("acquireFrames360", "takes at least 1 frame, got " + count);
        }
    }

    static FullTurn of(Camera camera, RotationMotor rotation, int count) {
        return new FullTurn(camera, rotation, count, null, null, null);
    }

    /** The same with so many frames. */
    FullTurn frames(int other) {
        return new FullTurn(camera, rotation, other, shutter, sample, outside);
    }

    /** The same, corrected by a frame without beam, which is taken first; the others are taken with this shutter open. */
    public FullTurn dark(Shutter closing) {
        return new FullTurn(camera, rotation, count, Objects.requireNonNull(closing), sample, outside);
    }

    /** The same, corrected by a frame of the beam alone, for which a motor takes the sample to a place outside the beam. */
    public FullTurn flat(LinearMotor moving, Quantity<Length> position) {
        return new FullTurn(
                camera, rotation, count, shutter, Objects.requireNonNull(moving), Objects.requireNonNull(position));
    }

    /** The angle of a frame, counted from where the motor is at the beginning. */
    Quantity<Angle> angle(int index) {
        return q.deg(360.0 * index / count);
    }

    RotationMotor rotation() {
        return rotation;
    }

    @Override
    public void produce(Output<Frame> out) throws Exception {
        var _ = Snapshots.of(camera, snapshots -> {
            Shutter closing = shutter;
            if (closing == null) {
                return produce(snapshots, null, out);
            }
            Frame dark = ReferenceFrames.dark(snapshots, closing);
            return ReferenceFrames.withBeam(closing, () -> produce(snapshots, dark, out));
        });
    }

    private boolean produce(Snapshots snapshots, @Nullable Frame dark, Output<Frame> out) throws Exception {
        Frame flat =
                sample == null || outside == null ? null : ReferenceFrames.flat(snapshots, sample.position(), outside);
        turn(snapshots).points().produce(point -> out.put(image(point.value(), dark, flat)));
        return true;
    }

    private Scan<Frame> turn(Snapshots snapshots) {
        List<Quantity<Angle>> angles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            angles.add(angle(i));
        }
        return Scan.of(
                "acquireFrames360",
                List.of(ScanAxis.from(rotation.position(), angles)),
                () -> Coroutines.coroutine("frame", snapshots::take));
    }

    private static Frame image(Frame frame, @Nullable Frame dark, @Nullable Frame flat) {
        if (flat == null) {
            return inverted(Imaging.convert(frame, PixelType.FLOAT32));
        }
        Frame corrected = dark == null ? Imaging.flatCorrect(frame, flat) : Imaging.flatCorrect(frame, flat, dark);
        Frame absorptivity = Imaging.absorptivity(corrected);
        float[] pixels = absorptivity.floats();
        for (int i = 0; i < pixels.length; i++) {
            if (!Float.isFinite(pixels[i])) {
                pixels[i] = 0;
            }
        }
        return absorptivity;
    }

    private static Frame inverted(Frame frame) {
        float[] pixels = frame.floats();
        float greatest = Float.NEGATIVE_INFINITY;
        for (float pixel : pixels) {
            greatest = Math.max(greatest, pixel);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = greatest - pixels[i];
        }
        return frame;
    }

    /** As "30 frames of camera in a full turn of rotation". */
    @Override
    public String toString() {
        return count + " frames of " + camera.name() + " in a full turn of " + rotation.name();
    }
}
