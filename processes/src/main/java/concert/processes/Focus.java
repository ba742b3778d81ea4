package concert.processes;

import com.google.errorprone.annotations.CheckReturnValue;
import concert.coroutines.Coroutine;
import concert.coroutines.Coroutines;
import concert.coroutines.Plan;
import concert.devices.cameras.Camera;
import concert.devices.motors.LinearMotor;
import concert.frames.Frame;
import concert.imaging.Imaging;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import javax.measure.Quantity;
import javax.measure.quantity.Length;

/**
 * Looks for the place of a motor where the camera's frames are sharpest, which has not been done yet: awaiting it does it and
 * leaves the motor there. Made by {@link Processes#focus}; immutable.
 *
 * <p>Sharpness is the standard deviation of the pixels unless {@link #by} says otherwise. The camera takes a frame by the
 * software trigger at each place; it stands by at the beginning and at the end, with the trigger source it had. If it fails or is
 * cancelled the motor goes back to where it was.
 */
@CheckReturnValue
public final class Focus implements Plan<Optimum<Double>> {
    private static final String NAME = "focus";

    private final Camera camera;
    private final LinearMotor motor;
    private final Quantity<Length> step;
    private final Quantity<Length> precision;
    private final ToDoubleFunction<Frame> sharpness;

    private Focus(
            Camera camera,
            LinearMotor motor,
            Quantity<Length> step,
            Quantity<Length> precision,
            ToDoubleFunction<Frame> sharpness) {
        this.camera = Objects.requireNonNull(camera, "focus wants a camera, got nothing (null)");
        this.motor = Objects.requireNonNull(motor, "focus wants a motor, got nothing (null)");
        this.step = step;
        this.precision = precision;
        this.sharpness = Objects.requireNonNull(sharpness, "focus wants a measure of sharpness, got nothing (null)");
    }

    static Focus of(Camera camera, LinearMotor motor, Quantity<Length> step, Quantity<Length> precision) {
        return new Focus(
                camera,
                motor,
                step,
                precision,
                frame -> Imaging.statistics(frame).std());
    }

    /** The same with another first step; 0.5 mm unless said otherwise. Its sign says where it looks first. */
    public Focus step(Quantity<Length> first) {
        return new Focus(camera, motor, first, precision, sharpness);
    }

    /** The same with another precision of the place; 0.01 mm unless said otherwise. */
    public Focus precision(Quantity<Length> wanted) {
        return new Focus(camera, motor, step, wanted, sharpness);
    }

    /** The same with another measure, which is greatest where the frame is sharpest. */
    public Focus by(ToDoubleFunction<Frame> measure) {
        return new Focus(camera, motor, step, precision, measure);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Coroutine<Optimum<Double>> coroutine() {
        SearchAxis<Length> axis = new SearchAxis<>(motor.position(), step, precision);
        return Coroutines.coroutine(
                NAME,
                () -> Snapshots.of(camera, snapshots -> {
                    Feedback<Double> feedback =
                            () -> Coroutines.coroutine("sharpness", () -> sharpness.applyAsDouble(snapshots.take()));
                    return Coroutines.await(Search.of(NAME, List.of(axis), feedback, true));
                }));
    }

    /** As "focus camera by motor (not run: await it)". */
    @Override
    public String toString() {
        return "focus " + camera.name() + " by " + motor.name() + " (not run: await it)";
    }
}
