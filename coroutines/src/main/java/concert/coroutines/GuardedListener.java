package concert.coroutines;

/** Keeps a listener that fails from breaking the end of a task; what it throws is logged. */
record GuardedListener(Supervisor.Listener listener) implements Supervisor.Listener {
    private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());

    @Override
    public void unobservedFailure(Task<?> task) {
        guard(() -> listener.unobservedFailure(task));
    }

    @Override
    public void backgroundEnded(Task<?> task) {
        guard(() -> listener.backgroundEnded(task));
    }

    @Override
    public void abandoned(Task<?> task, boolean processorKept) {
        guard(() -> listener.abandoned(task, processorKept));
    }

    @Override
    public void notice(String line) {
        guard(() -> listener.notice(line));
    }

    private static void guard(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a listener of the supervisor failed", e);
        }
    }
}
