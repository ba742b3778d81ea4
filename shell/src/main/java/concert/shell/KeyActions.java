package concert.shell;

/** What the keys do that act at once, in whatever state the shell is. */
final class KeyActions {
    static final int CTRL_C = 3;
    static final int CTRL_K = 11;
    static final int CTRL_Q = 17;
    static final int CTRL_S = 19;
    static final int CTRL_Z = 26;
    static final int CTRL_BACKSLASH = 28;

    /** All of them. Ctrl-Z, Ctrl-S and Ctrl-Q do nothing: they would freeze what has to be stopped. */
    static final String KEYS = new String(new int[] {CTRL_C, CTRL_K, CTRL_Q, CTRL_S, CTRL_Z, CTRL_BACKSLASH}, 0, 6);

    private final Runnable interrupt;
    private final Runnable stopAll;
    private final Runnable dump;

    /**
     * @param interrupt for Ctrl-C; most terminals send a signal instead
     * @param stopAll for Ctrl-K
     * @param dump for Ctrl-\\
     */
    KeyActions(Runnable interrupt, Runnable stopAll, Runnable dump) {
        this.interrupt = interrupt;
        this.stopAll = stopAll;
        this.dump = dump;
    }

    void accept(int key) {
        switch (key) {
            case CTRL_C -> interrupt.run();
            case CTRL_K -> stopAll.run();
            case CTRL_BACKSLASH -> dump.run();
            default -> {}
        }
    }
}
