package concert.shell;

/** Unwinds the input in which somebody called {@code exit()}. No failure: it is reported nowhere. */
final class ExitRequest extends Error {
    private static final long serialVersionUID = 1;

    ExitRequest() {
        super("exit", null, false, false);
    }
}
