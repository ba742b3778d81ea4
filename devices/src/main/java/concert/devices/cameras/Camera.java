package concert.devices.cameras;

import static concert.coroutines.Coroutines.await;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;
import concert.devices.EmergencyStoppable;
import concert.devices.Parameter;
import concert.devices.Parameterizable;
import concert.devices.QuantityParameter;
import concert.devices.SelectionParameter;
import concert.devices.StateParameter;
import concert.devices.Triggerable;
import concert.frames.Frame;
import concert.quantities.Pixels;
import concert.streams.Producer;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Length;
import javax.measure.quantity.Time;

/**
 * Takes frames.
 *
 * <p>A stream, {@link #frames(long)} or {@link #stream()}, is the way to take many: it begins and ends the recording itself, and
 * its frames are lent. {@link #grab()} takes single ones while the camera records.
 *
 * <p>One coroutine at a time takes frames; another one is refused. Its emergency stop ends the recording.
 */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; DummyCamera::grab is clear
public interface Camera extends Triggerable, EmergencyStoppable, Parameterizable {
    /** Whether it records. */
    StateParameter<CameraState> state();

    /** How many frames it takes in a second when it triggers itself; the most it takes otherwise. */
    QuantityParameter<Frequency> frameRate();

    /** How long a frame is exposed. */
    QuantityParameter<Time> exposureTime();

    /** What makes it take a frame. Set in standby only, as all that follow. */
    SelectionParameter<TriggerSource> triggerSource();

    /** Whether frames are mirrored, left to right, before they are rotated. */
    Parameter<Boolean> mirror();

    /** By how many quarter turns frames are rotated, counter-clockwise. */
    SelectionParameter<Integer> rotate();

    /** The width of a pixel of its sensor. */
    QuantityParameter<Length> sensorPixelWidth();

    /** The height of a pixel of its sensor. */
    QuantityParameter<Length> sensorPixelHeight();

    /** The first column of the region of interest, from 0 at the left of the sensor. */
    QuantityParameter<Pixels> roiX0();

    /** The first row of the region of interest, from 0 at the top of the sensor. */
    QuantityParameter<Pixels> roiY0();

    /** How many columns the region of interest has; all to begin with. */
    QuantityParameter<Pixels> roiWidth();

    /** How many rows the region of interest has; all to begin with. */
    QuantityParameter<Pixels> roiHeight();

    /** Begins to record, from standby, and ends when it records. */
    Coroutine<Void> startRecording();

    /** Stops recording, whoever takes frames, and ends in standby; fine if it is in standby already. */
    Coroutine<Void> stopRecording();

    /**
     * Takes one frame while it records or is read out, which belongs to the caller. Waits for the frame: with other
     * triggers than its own, until there was one. If the recording is stopped meanwhile it fails.
     */
    Coroutine<Frame> grab();

    /** Makes it take one frame, while it records with {@link TriggerSource#SOFTWARE}. Does not wait for the frame. */
    @Override
    Coroutine<Void> trigger();

    /**
     * A number of frames, lent. From standby it begins to record, with the trigger source that is set, and is in standby
     * afterwards, in whatever way the stream ends. If it records already it takes the next frames and goes on recording.
     *
     * @throws CameraException if {@code count} is less than 1; the stream fails if the recording is stopped before its end
     */
    Producer<Frame> frames(long count);

    /**
     * Frames until nobody wants more or the recording is stopped, lent. From standby it begins to record with
     * {@link TriggerSource#AUTO}; afterwards it is in standby, with the trigger source it had, in whatever way it ends.
     */
    Producer<Frame> stream();

    /** Begins to record, waits until it does, and stops when the block ends. */
    default Recording recording() throws InterruptedException {
        await(startRecording());
        return new Recording(this);
    }

    @Override
    default String kind() {
        return "Camera";
    }

    /** The next frames of a camera, to broadcast; as {@link #frames(long)}. Works in coroutines, too. */
    static Producer<Frame> frames(long count, Camera camera) {
        return camera.frames(count);
    }

    /** The command for {@link #startRecording()}. */
    static void startRecording(Camera camera) {
        var _ = Command.run("startRecording", camera.startRecording());
    }

    /** The command for {@link #stopRecording()}. */
    static void stopRecording(Camera camera) {
        var _ = Command.run("stopRecording", camera.stopRecording());
    }

    /** The command for {@link #grab()}. */
    static Frame grab(Camera camera) {
        return Command.run("grab", camera.grab());
    }
}
