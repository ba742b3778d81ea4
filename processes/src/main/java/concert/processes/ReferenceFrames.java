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

    /** Work that needs the beam. */
    @FunctionalInterface
    interface Work<R> {
        R run() throws Exception;
    }

    /** Does the work with the shutter open; one that was closed is closed again, whatever happens. */
    static <R> R withBeam(Shutter shutter, Work<R> work) throws Exception {
        if (await(shutter.state().get()) != CLOSED) {
            return work.run();
        }
        try {
            await(shutter.open());
            return work.run();
        } finally {
            await(shutter.close());
        }
    }

    /** With beam, the sample out of it; the sample goes back, whatever happens. */
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
