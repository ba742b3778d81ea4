package concert.frames;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lends frames and takes them back, so that a stream of them makes no garbage for its pixels. Belongs to what fills the
 * frames: a camera, or a filter that makes new ones. For any thread.
 *
 * <p>It keeps the pixels of one size and type, the latest. What is never given back is left to the garbage collector.
 */
public final class FramePool {
    /** More frames than that are never on their way in one stream; others are left to the garbage collector. */
    private static final int KEPT = 64;

    /** Guarded by this, as is all below. */
    private final Deque<Object> free = new ArrayDeque<>();

    private PixelType type = PixelType.UINT8;
    private int length;
    private int made;

    /** With no frames yet. */
    public FramePool() {}

    /** Lends a frame whose pixels are whatever they were; who gets it fills it. */
    public Frame take(PixelType wanted, int width, int height) {
        int pixels = Frame.length(width, height);
        Object array;
        synchronized (this) {
            if (wanted != type || pixels != length) {
                free.clear();
                type = wanted;
                length = pixels;
            }
            array = free.poll();
            made += array == null ? 1 : 0;
        }
        return Frame.lent(wanted, width, height, array == null ? wanted.array(pixels) : array, new Loan(this));
    }

    /**
     * Takes a frame back: from now on nobody can read it. A no-op the second time, and for frames that are not lent.
     *
     * @throws IllegalArgumentException for the frame of another pool
     */
    public synchronized void giveBack(Frame frame) {
        Loan loan = frame.loan();
        if (loan == null || loan.isOver()) {
            return;
        }
        if (loan.pool() != this) {
            throw new IllegalArgumentException("the frame was lent by another pool");
        }
        Object array = frame.array();
        loan.end();
        if (frame.type() == type && frame.length() == length && free.size() < KEPT) {
            free.push(array);
        }
    }

    /** How many frames had to be made because none was free. */
    public synchronized int made() {
        return made;
    }
}
