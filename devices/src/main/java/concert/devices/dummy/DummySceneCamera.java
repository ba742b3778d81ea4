package concert.devices.dummy;

import static concert.quantities.Quantities.q;

import concert.devices.cameras.CameraException;
import concert.devices.cameras.Roi;
import concert.devices.cameras.Sensor;
import concert.devices.cameras.TriggerSource;
import concert.frames.Frame;
import concert.frames.FramePool;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A camera without hardware that sees what a function draws, such as a sample that other dummies move. Its frames are the
 * scene, without noise, at the frame rate; with {@code SOFTWARE} and {@code EXTERNAL} triggers as {@link DummyCamera}.
 *
 * {@snippet :
 * var camera = new DummySceneCamera(640, 480, () -> sample(await(motor.getPosition())));
 * }
 */
public final class DummySceneCamera extends SimulatedCamera {
    private final int width;
    private final int height;
    private final Scene scene;

    /** Part of the sensor that is recorded. */
    private volatile @Nullable Roi recorded;

    /** What is before the camera. */
    @FunctionalInterface
    public interface Scene {
        /** Draws what there is now, as large as the sensor; may wait. */
        Frame draw() throws Exception;
    }

    /** With so many pixels. The scene is drawn anew for each frame, by whoever takes it. */
    public DummySceneCamera(int width, int height, Scene scene) {
        this.width = width;
        this.height = height;
        this.scene = Objects.requireNonNull(scene, "a camera wants a scene, got nothing (null)");
        super();
    }

    @Override
    protected Sensor sensor() {
        return new Sensor(width, height, q.um(5), q.um(5));
    }

    @Override
    protected void record(Roi roi, TriggerSource triggerSource) throws Exception {
        recorded = roi;
        super.record(roi, triggerSource);
    }

    @Override
    protected @Nullable Frame take(FramePool frames) throws Exception {
        Roi roi = Objects.requireNonNull(recorded);
        if (!timer().next(period())) {
            return null;
        }
        Frame seen = scene.draw();
        if (seen.width() != width || seen.height() != height) {
            throw new CameraException(
                    name(), "the scene is " + seen.shape() + ", the sensor " + width + " x " + height + " pixels");
        }
        Frame frame = frames.take(seen.type(), roi.width(), roi.height());
        seen.copyTo(frame, roi.x0(), roi.y0());
        return frame;
    }

    @Override
    public DummySceneCamera named(String name) {
        super.named(name);
        return this;
    }
}
