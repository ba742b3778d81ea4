package concert.frames;

/** Pixels of a {@link FramePool} that somebody has; all frames of those pixels share it. */
final class Loan {
    private final FramePool pool;

    /** Guarded by the pool; read without it, by who has kept the frame for too long. */
    private volatile boolean over;

    Loan(FramePool pool) {
        this.pool = pool;
    }

    FramePool pool() {
        return pool;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }
}
