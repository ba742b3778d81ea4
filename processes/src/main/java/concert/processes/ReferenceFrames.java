package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.devices.shutters.ShutterState.CLOSED;

import concert.devices.QuantityParameter;
import concert.devices.shutters.Shutter;
import concert.devices.shutters.ShutterState;
import concert.frames.Frame;
import javax.measure.Quantity;
import javax.measure.quantity.Length;

/** Frames of the detector alone and of the beam alone, which others are corrected by. */
final class ReferenceFrames {
    private ReferenceFrames() {}

    /** Without beam. The shutter is as it was afterwards; closed if this fails. */
    static Frame dark(Snapshots camera, Shutter shutter) throws Exception {
        ShutterState before = await(shutter.state().get());
        await(shutter.close());
        Frame dark = camera.take();
        if (before != CLOSED) {
            await(shutter.open());
        }
        return dark;
    }

    /** With beam, the sample out of it. The sample goes back, and a shutter that was closed is closed again, whatever happens. */
    static Frame flat(Snapshots camera, Shutter shutter, QuantityParameter<Length> sample, Quantity<Length> outside)
            throws Exception {
        if (await(shutter.state().get()) != CLOSED) {
            return flat(camera, sample, outside);
        }
        try {
            await(shutter.open());
            return flat(camera, sample, outside);
        } finally {
            await(shutter.close());
        }
    }

    /** As above, with a beam that nothing has to be done for. */
    static Frame flat(Snapshots camera, QuantityParameter<Length> sample, Quantity<Length> outside) throws Exception {
        WayBack wayBack = new WayBack("flat");
        WayBack.Place<Quantity<Length>> place = wayBack.from(sample);
        Frame flat;
        try {
            place.leave();
            await(sample.set(outside));
            flat = camera.take();
        } catch (Throwable failure) {
            wayBack.go(failure);
            throw failure;
        }
        wayBack.go(null);
        return flat;
    }
}
