package concert.devices.cameras;

import concert.coroutines.Coroutine;
import concert.frames.Frame;
import concert.streams.Producer;

/** Keeps the frames it records in a buffer of its own, and gives them out later. */
public interface Buffered {
    /** Begins to give out the frames in the buffer, from standby. Take them with {@code grab()}. */
    Coroutine<Void> startReadout();

    /** Ends in standby; fine if it is there already. */
    Coroutine<Void> stopReadout();

    /**
     * All frames in the buffer, lent. From standby it begins the readout, and is in standby afterwards, in whatever way
     * that ends; a readout that goes on already is taken up and left going on.
     */
    Producer<Frame> readout();
}
