package concert.devices.dummy;

import concert.devices.cameras.Detector;
import concert.devices.positioners.ImagingPositioner;

/** As {@link DummyPositioner}, before a detector without hardware. */
public final class DummyImagingPositioner extends ImagingPositioner {
    /** A positioner at 0 before a {@link DummyDetector}. */
    public DummyImagingPositioner() {
        this(new DummyDetector());
    }

    /** A positioner at 0 before a detector of yours. */
    public DummyImagingPositioner(Detector detector) {
        super(detector, DummyAxes.six());
    }

    @Override
    public DummyImagingPositioner named(String name) {
        super.named(name);
        return this;
    }
}
