package concert.devices.cameras;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.devices.cameras.CameraState.READOUT;
import static concert.devices.cameras.CameraState.RECORDING;
import static concert.devices.cameras.CameraState.STANDBY;
import static concert.devices.cameras.TriggerSource.AUTO;
import static concert.devices.cameras.TriggerSource.SOFTWARE;

import concert.coroutines.Coroutine;
import concert.coroutines.LoopGuard;
import concert.coroutines.Supervisor;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.devices.StoppedException;
import concert.frames.Frame;
import concert.frames.FramePool;
import concert.streams.Lease;
import concert.streams.Output;
import concert.streams.Producer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The base class of drivers of cameras.
 *
 * <p>A driver declares {@code frameRate} and {@code exposureTime}, and says what its {@link #sensor()} is, how to
 * {@link #record}, to {@link #take} a frame and to {@link #halt}; {@link #fire} if it has a software trigger. State, streams,
 * region of interest, mirroring, rotation, and that a recording is ended whatever happens, are the business of this class.
 *
 * <p>{@code record}, {@code take} and {@code fire} are plain blocking code, which may wait, await and throw; a cancel
 * interrupts them. The region of interest and the trigger source are given to {@code record} and stay the same until the end
 * of the recording.
 */
public abstract class CameraDriver extends CameraSettings {
    private static final long ENDLESS = Long.MAX_VALUE;

    private final FramePool pool = new FramePool();
    private final Lease<Frame> lease = new Lease<>(Frame::copy, pool::giveBack);

    /** What the camera does now; null in standby. After an emergency stop one that is over may still stand here. */
    private final AtomicReference<@Nullable Run> run = new AtomicReference<>();

    /** Who takes frames now. */
    private final AtomicReference<@Nullable String> taker = new AtomicReference<>();

    private final StateParameter<CameraState> state = state();
    private final Rule<CameraState> taking = state.from(RECORDING, READOUT);
    private final Rule<CameraState> triggering = state.from(RECORDING);
    private final Rule<CameraState> stopping = state.from(RECORDING, STANDBY);
    private final Rule<CameraState> unreading = state.from(READOUT, STANDBY);

    /** For drivers; touches no hardware. */
    protected CameraDriver() {}

    // ---- what a driver does ----------------------------------------------------------------------------------------

    /** Its sensor; may ask the hardware. */
    @Override
    protected abstract Sensor sensor() throws Exception;

    /** Begins to record: from now on frames of that part of the sensor can be taken. */
    protected abstract void record(Roi roi, TriggerSource triggerSource) throws Exception;

    /**
     * Waits for the next frame and fills one from the pool with it. One coroutine at a time calls it, with the camera
     * recording. What its metadata tell of {@code frame_number} and {@code timestamp} stays; else this class counts and
     * looks at the clock. {@link FrameStamp#addedTo} tells what the camera wrote into the pixels.
     *
     * @return null when there will be no more, because {@link #halt} was called
     */
    protected abstract @Nullable Frame take(FramePool frames) throws Exception;

    /**
     * Ends what {@link #record} has begun, and makes {@link #take} return if it waits. It comes at any moment and from any
     * thread, also in an emergency stop and while nothing is recorded: it must take no lock and use no connection that may
     * be busy.
     */
    protected abstract void halt() throws InterruptedException;

    /** Makes it take one frame, while it records with the software trigger; refused unless a driver overrides it. */
    protected void fire() throws Exception {
        throw new CameraException(name(), "has no software trigger");
    }

    /**
     * Begins to give out the frames in the buffer, which {@link #take} gets until it returns null; {@link #halt} ends it.
     * For a camera that is {@link Buffered}.
     */
    protected void read() throws Exception {
        throw new CameraException(name(), "has no buffer");
    }

    // ---- recording -------------------------------------------------------------------------------------------------

    @Override
    public final Coroutine<Void> startRecording() {
        return coroutine(name() + ".startRecording", () -> {
            var _ = begin(RECORDING, source());
        });
    }

    @Override
    public final Coroutine<Void> stopRecording() {
        return safeAction("stopRecording", () -> {
            stopping.check(name() + ": stopRecording");
            end();
        });
    }

    /** As {@link Buffered#startReadout()}, which a camera with a buffer makes public. */
    protected Coroutine<Void> startReadout() {
        return coroutine(name() + ".startReadout", () -> {
            var _ = begin(READOUT, source());
        });
    }

    /** As {@link Buffered#stopReadout()}, which a camera with a buffer makes public. */
    protected Coroutine<Void> stopReadout() {
        return safeAction("stopReadout", () -> {
            unreading.check(name() + ": stopReadout");
            end();
        });
    }

    /** As {@link Buffered#readout()}, which a camera with a buffer makes public. */
    protected Producer<Frame> readout() {
        return out -> await(streaming("readout", READOUT, null, ENDLESS, out));
    }

    /** Begins a run. If it fails or is cancelled half-way, the camera is halted and in standby. */
    private Run begin(CameraState during, TriggerSource with) throws Exception {
        Run mine = new Run(during, with == source() ? null : source());
        Rule<CameraState> beginning = state.from(STANDBY).to(during).stop(() -> end(mine));
        try {
            await(action(during == READOUT ? "startReadout" : "startRecording", beginning, () -> {
                Run stale = run.get();
                if (stale != null) {
                    end(stale);
                }
                run.set(mine);
                setSource(with);
                if (during == READOUT) {
                    read();
                } else {
                    record(roi(), with);
                }
            }));
        } catch (Throwable failure) {
            // An emergency stop may have taken the state away, and then the rule has stopped nothing.
            if (run.get() == mine) {
                endAfter(failure, mine);
            }
            throw failure;
        }
        return mine;
    }

    /** Ends whatever the camera does, which may be nothing that we know of. */
    private void end() throws InterruptedException {
        Run now = run.get();
        if (now == null) {
            halt();
        } else {
            end(now);
        }
    }

    /** Ends a run, once: who comes second waits until it has ended. */
    private void end(Run ended) throws InterruptedException {
        if (!ended.beginsToEnd()) {
            ended.awaitEnd();
            return;
        }
        @Nullable Run left = ended.again();
        try {
            haltWhole();
            left = null;
        } catch (InterruptedException e) {
            left = null;
            throw e;
        } finally {
            if (run.compareAndSet(ended, left) && left == null) {
                TriggerSource before = ended.before();
                if (before != null) {
                    setSource(before);
                }
                reportStandby();
            }
            ended.hasEnded();
        }
    }

    /** A cancel that comes in its middle makes it begin again, in the clean-up, which has its time. */
    private void haltWhole() throws InterruptedException {
        try {
            halt();
        } catch (InterruptedException e) {
            halt();
            throw e;
        }
    }

    private void endAfter(Throwable failure, Run ended) {
        try {
            end(ended);
        } catch (Exception another) {
            failure.addSuppressed(another);
        }
    }

    /** A report would take the state from whoever begins something meanwhile. */
    private void reportStandby() {
        if (state.lastKnown().orElse(null) != STANDBY) {
            report(state, STANDBY);
        }
    }

    /** Ends the recording. */
    @Override
    public void emergencyStop() throws InterruptedException {
        halt();
        report(state, STANDBY);
    }

    // ---- taking frames ---------------------------------------------------------------------------------------------

    @Override
    public final Coroutine<Void> trigger() {
        return action("trigger", () -> {
            triggering.check(name() + ": trigger");
            if (source() != SOFTWARE) {
                throw new CameraException(name(), "trigger: triggerSource is " + source() + ", not " + SOFTWARE);
            }
            fire();
        });
    }

    @Override
    public final Coroutine<Frame> grab() {
        return action("grab", () -> {
            occupy("grab");
            try {
                Run from = current("grab");
                Frame frame = next(from);
                if (frame == null) {
                    throw over(from, "grab: ", "while it waited for a frame");
                }
                Frame kept = frame.copy();
                pool.giveBack(frame);
                return kept;
            } finally {
                taker.set(null);
            }
        });
    }

    @Override
    public final Producer<Frame> frames(long count) {
        if (count < 1) {
            throw new CameraException(name(), "frames: takes at least 1 frame, got " + count);
        }
        return out -> await(streaming("frames", RECORDING, null, count, out));
    }

    @Override
    public final Producer<Frame> stream() {
        return out -> await(streaming("stream", RECORDING, AUTO, ENDLESS, out));
    }

    /**
     * One action from the begin to the end: whoever wants to lock the camera waits for all of it.
     *
     * @param forced the trigger source of a run of its own; null to join the run that goes on, if there is one
     */
    private Coroutine<Void> streaming(
            String operation, CameraState during, @Nullable TriggerSource forced, long count, Output<Frame> out) {
        AtomicReference<@Nullable Run> begun = new AtomicReference<>();
        return action(operation, () -> endIfBegun(begun.get()), () -> {
            occupy(operation);
            try {
                if (forced == null && isIn(during)) {
                    pump(current(operation), operation, count, out);
                } else {
                    requireStandby(operation);
                    Run mine = begin(during, forced == null ? source() : forced);
                    begun.set(mine);
                    pump(mine, operation, count, out);
                    end(mine);
                }
            } finally {
                taker.set(null);
            }
        });
    }

    private void endIfBegun(@Nullable Run begun) throws InterruptedException {
        if (begun != null) {
            end(begun);
        }
    }

    private boolean isIn(CameraState wanted) {
        return state.lastKnown().orElse(null) == wanted;
    }

    private void pump(Run from, String operation, long count, Output<Frame> out) throws Exception {
        LoopGuard guard = LoopGuard.begin();
        for (long i = 0; i < count; i++) {
            guard.check();
            Frame frame = next(from);
            if (frame == null) {
                if (count == ENDLESS) {
                    return;
                }
                throw over(from, operation + ": ", "after " + i + " of " + count + " frames");
            }
            if (!out.lend(frame, lease)) {
                return;
            }
        }
    }

    private void occupy(String operation) {
        String other = taker.compareAndExchange(null, operation);
        if (other != null) {
            throw new CameraException(name(), operation + ": '" + other + "' takes its frames now, one at a time can");
        }
    }

    private Run current(String operation) {
        taking.check(name() + ": " + operation);
        Run now = run.get();
        if (now == null) {
            throw new StoppedException(name() + ": " + operation, "the recording was stopped");
        }
        return now;
    }

    private RuntimeException over(Run from, String operation, String when) {
        return from.state() == READOUT
                ? new CameraException(name(), operation + "there are no more frames in the buffer " + when)
                : new StoppedException(name(), operation + "the recording was stopped " + when);
    }

    private @Nullable Frame next(Run from) throws Exception {
        Frame raw = take(pool);
        if (raw == null) {
            return null;
        }
        Orientation orientation = orientation();
        Frame frame = orientation.turn(raw, pool);
        Map<String, Object> known = new LinkedHashMap<>(frame.metadata());
        known.putIfAbsent("frame_number", from.count());
        known.putIfAbsent("timestamp", Supervisor.current().clock().instant().toString());
        known.put("mirror", orientation.mirror());
        known.put("rotate", orientation.turns());
        return frame.withMetadata(known);
    }

    /** For tests: how many arrays of pixels it had to make. */
    final int framesMade() {
        return pool.made();
    }
}
