package concert.coroutines;

/**
 * A task whose time for cleaning up is spent wanted to operate a device. Its locks are gone, somebody else may hold the
 * device, so the operation is refused.
 */
public final class FencedException extends CoroutineException {
    private static final long serialVersionUID = 1;

    private final String task;
    private final String operation;

    FencedException(String task, String operation, String why) {
        super(operation + " is refused: " + task + " " + why);
        this.task = task;
        this.operation = operation;
    }

    /** The task, as task lists name it. */
    public String task() {
        return task;
    }

    public String operation() {
        return operation;
    }
}
