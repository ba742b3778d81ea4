package concert.devices.dummy;

import concert.devices.positioners.Positioner;

/** A positioner with six motors without hardware, all at 0. The motors of y along and z about count the other way round. */
public final class DummyPositioner extends Positioner {
    /** A positioner at 0. */
    public DummyPositioner() {
        super(DummyAxes.six());
    }

    @Override
    public DummyPositioner named(String name) {
        super.named(name);
        return this;
    }
}
