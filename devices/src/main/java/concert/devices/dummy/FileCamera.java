package concert.devices.dummy;

import static concert.devices.cameras.CameraState.STANDBY;
import static concert.quantities.Quantities.q;

import concert.devices.Parameter;
import concert.devices.cameras.CameraException;
import concert.devices.cameras.Roi;
import concert.devices.cameras.Sensor;
import concert.devices.cameras.TriggerSource;
import concert.frames.Frame;
import concert.frames.FramePool;
import concert.frames.tiff.TiffSequence;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A camera whose frames are read from TIFF files, one after the other, at its frame rate.
 *
 * <p>Its sensor is as large as the first frame. After the last one it fails and is in standby. The files are looked for when they
 * are needed first, and again when the pattern is set.
 */
public final class FileCamera extends SimulatedCamera {
    private final boolean resetOnStart;
    private final int startIndex;

    /** What a part of the sensor is cut out of. */
    private final FramePool whole = new FramePool();

    /** Guarded by this, as are the next two; opened when needed. */
    private @Nullable TiffSequence sequence;

    private @Nullable Sensor sensor;
    private String where;

    /** Of the next frame; given on with the state from who records to who takes frames. */
    private volatile int index;

    private volatile @Nullable Roi recorded;

    private final Parameter<String> pattern = parameter("pattern", String.class, "Files that frames are read from.")
            .get(this::where)
            .set(this::open)
            .during(state().from(STANDBY));

    /** Begins with the first frame in each recording. */
    public FileCamera(String pattern) {
        this(pattern, true, 0);
    }

    /**
     * One that does not have to begin with the first frame.
     *
     * @param pattern a folder, whose TIFF files are taken in natural order; or a pattern as {@code radios/frame_*.tif}; or a file
     * @param resetOnStart whether each recording begins with {@code startIndex}; else it goes on where the one before ended
     * @param startIndex the first frame, counted from 0
     */
    public FileCamera(String pattern, boolean resetOnStart, int startIndex) {
        if (startIndex < 0) {
            throw new CameraException("FileCamera", "startIndex is at least 0, got " + startIndex);
        }
        this.where = pattern;
        this.resetOnStart = resetOnStart;
        this.startIndex = startIndex;
        this.index = startIndex;
        super();
    }

    /** The files that frames are read from, set in standby: then it begins anew, with all of the sensor. */
    public Parameter<String> pattern() {
        return pattern;
    }

    private synchronized String where() {
        return where;
    }

    /** What cannot be read leaves all as it was. */
    private synchronized void open(String wanted) {
        TiffSequence opened = TiffSequence.open(Path.of(wanted));
        if (sequence != null) {
            sequence.close();
        }
        sequence = opened;
        sensor = null;
        where = wanted;
        index = startIndex;
        resetRoi();
    }

    private synchronized TiffSequence sequence() {
        TiffSequence known = sequence;
        if (known == null) {
            known = TiffSequence.open(Path.of(where));
            sequence = known;
        }
        return known;
    }

    @Override
    protected synchronized Sensor sensor() {
        Sensor known = sensor;
        if (known == null) {
            Frame first = sequence().read(0, whole);
            known = new Sensor(first.width(), first.height(), q.um(5), q.um(5));
            whole.giveBack(first);
            sensor = known;
        }
        return known;
    }

    @Override
    protected void record(Roi roi, TriggerSource triggerSource) throws Exception {
        recorded = roi;
        if (resetOnStart) {
            index = startIndex;
        }
        super.record(roi, triggerSource);
    }

    @Override
    protected @Nullable Frame take(FramePool frames) throws Exception {
        if (!timer().next(period())) {
            return null;
        }
        TiffSequence from = sequence();
        int next = index;
        if (next >= from.length()) {
            emergencyStop();
            throw new CameraException(name(), where() + " has no frame " + next + ": it has " + from.length());
        }
        Roi roi = recorded;
        Sensor all = sensor();
        Frame frame = roi == null || (roi.width() == all.width() && roi.height() == all.height())
                ? from.read(next, frames)
                : cut(from.read(next, whole), roi, frames);
        index = next + 1;
        return frame;
    }

    private Frame cut(Frame from, Roi roi, FramePool frames) {
        if (roi.x0() + roi.width() > from.width() || roi.y0() + roi.height() > from.height()) {
            throw new CameraException(
                    name(), "the region of interest is not inside frame " + index + ": " + from.shape());
        }
        Frame part = frames.take(from.type(), roi.width(), roi.height());
        from.copyTo(part, roi.x0(), roi.y0());
        Frame known = part.withMetadata(from.metadata());
        whole.giveBack(from);
        return known;
    }

    @Override
    public FileCamera named(String name) {
        super.named(name);
        return this;
    }
}
