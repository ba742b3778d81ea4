package concert.coroutines;

/** A command was used where commands do not work, or registered under a name that is taken. */
public final class CommandException extends CoroutineException {
    private static final long serialVersionUID = 1;

    private final String command;

    CommandException(String command, String message) {
        super(message);
        this.command = command;
    }

    public String command() {
        return command;
    }
}
