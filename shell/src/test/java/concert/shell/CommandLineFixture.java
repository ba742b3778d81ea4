package concert.shell;

/** For tests in other packages. */
public final class CommandLineFixture {
    private CommandLineFixture() {}

    public static String usageOfStart() {
        return Options.USAGE;
    }
}
