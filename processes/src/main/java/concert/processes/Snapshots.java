package concert.processes;

import static concert.coroutines.Coroutines.await;

import concert.devices.cameras.Camera;
import concert.devices.cameras.TriggerSource;
import concert.frames.Frame;
import org.jspecify.annotations.Nullable;

/** A camera that takes single frames by the software trigger, until the work with it ends; then it is as it was. */
final class Snapshots {
    private final Camera camera;

    private Snapshots(Camera camera) {
        this.camera = camera;
    }

    /** Work with a camera that is ready. */
    @FunctionalInterface
    interface Work<R extends @Nullable Object> {
        R with(Snapshots snapshots) throws Exception;
    }

    /** Does the work; the camera stands by at the beginning, and again at the end, in whatever way that comes. */
    static <R extends @Nullable Object> R of(Camera camera, Work<R> work) throws Exception {
        TriggerSource before = await(camera.triggerSource().get());
        R result;
        try {
            await(camera.triggerSource().set(TriggerSource.SOFTWARE));
            try (var _ = camera.recording()) {
                result = work.with(new Snapshots(camera));
            }
        } catch (Throwable failure) {
            try {
                await(camera.triggerSource().set(before));
            } catch (Exception another) {
                failure.addSuppressed(another);
            }
            throw failure;
        }
        await(camera.triggerSource().set(before));
        return result;
    }

    /** The frame of now. */
    Frame take() throws InterruptedException {
        await(camera.trigger());
        return await(camera.grab());
    }
}
