package concert.devices.dummy;

import concert.devices.cameras.Camera;
import concert.devices.cameras.Detector;

/** A detector without hardware: a dummy camera with pixels of 5 um, magnified 3 times, so that it sees 5/3 um. */
public final class DummyDetector extends Detector {
    private static final double MAGNIFICATION = 3;

    /** With a camera of its own. */
    public DummyDetector() {
        this(new DummyCamera());
    }

    /** With a camera of yours. */
    public DummyDetector(Camera camera) {
        super(camera, MAGNIFICATION);
    }

    @Override
    public DummyDetector named(String name) {
        super.named(name);
        return this;
    }
}
