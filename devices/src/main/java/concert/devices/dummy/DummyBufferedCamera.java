package concert.devices.dummy;

import concert.coroutines.Coroutine;
import concert.devices.cameras.Buffered;
import concert.devices.cameras.CameraException;
import concert.frames.Frame;
import concert.frames.FramePool;
import concert.streams.Producer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DummyCamera} with a buffer for a few frames, which it fills while it records, at its frame rate or with each trigger:
 * the first ones that fit. A readout gives them out at once. What is grabbed while it records is not taken from the buffer.
 */
public final class DummyBufferedCamera extends DummyCamera implements Buffered {
    private static final int CAPACITY = 3;

    private final int capacity;

    /** How many frames the readout still has to give. */
    private final AtomicLong left = new AtomicLong();

    private volatile boolean reading;

    /** With room for 3 frames. */
    public DummyBufferedCamera() {
        this(CAPACITY);
    }

    /** With room for that many frames. */
    public DummyBufferedCamera(int capacity) {
        if (capacity < 1) {
            throw new CameraException(
                    "DummyBufferedCamera", "its buffer has room for at least 1 frame, got " + capacity);
        }
        this.capacity = capacity;
        super();
    }

    @Override
    public Coroutine<Void> startReadout() {
        return super.startReadout();
    }

    @Override
    public Coroutine<Void> stopReadout() {
        return super.stopReadout();
    }

    @Override
    public Producer<Frame> readout() {
        return super.readout();
    }

    @Override
    protected void read() {
        left.set(Math.min(capacity, timer().elapsed(period())));
        reading = true;
    }

    @Override
    protected @Nullable Frame take(FramePool frames) throws Exception {
        if (!reading) {
            return super.take(frames);
        }
        return left.getAndDecrement() > 0 ? expose(frames) : null;
    }

    @Override
    protected void halt() {
        reading = false;
        left.set(0);
        super.halt();
    }

    @Override
    public DummyBufferedCamera named(String name) {
        super.named(name);
        return this;
    }
}
