package concert.devices.cameras;

import static concert.coroutines.Coroutines.await;

/** A camera that records until this is closed: {@code try (var _ = camera.recording()) { .. }}. */
public final class Recording implements AutoCloseable {
    private final Camera camera;

    Recording(Camera camera) {
        this.camera = camera;
    }

    /** Stops recording, and ends when the camera is in standby. A cancel comes out of it undeclared, when that is done. */
    @Override
    public void close() {
        try {
            await(camera.stopRecording());
        } catch (InterruptedException e) {
            throw Recording.<RuntimeException>undeclared(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X undeclared(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
