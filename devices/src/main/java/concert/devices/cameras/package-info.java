/**
 * Cameras: {@link concert.devices.cameras.Camera}, as users see one, and {@link concert.devices.cameras.CameraDriver}, what a
 * driver extends.
 *
 * <p>A <em>run</em> is one recording, or one readout, from its begin to its end; a camera has one at a time, and one coroutine
 * at a time takes frames from it. Whoever ends a run, it is ended once, and who waited for a frame learns of it.
 */
package concert.devices.cameras;
