package concert.coroutines;

/**
 * How a cancel comes out of a wait. It has no stack trace, and its message is made when somebody reads it: of ten thousand
 * tasks cancelled at once nobody reads one. See ADR 11.
 */
final class TaskInterruptedException extends InterruptedException {
    private static final long serialVersionUID = 1;

    private final Task.Kind kind;
    private final long id;
    private final String name;

    TaskInterruptedException(Task.Kind kind, long id, String name) {
        this.kind = kind;
        this.id = id;
        this.name = name;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it does nothing
    public Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public String getMessage() {
        return Task.label(kind, id, name) + " was cancelled";
    }
}
