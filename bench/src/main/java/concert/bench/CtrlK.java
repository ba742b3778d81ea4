package concert.bench;

/** Ctrl-K in a terminal: from the key to the first stop, and until two hundred devices have stopped. */
final class CtrlK implements Benchmark {
    private static final String KEY = "\u000b";
    private static final int DEVICES = 200;

    private final Row row;
    private final String time;
    private final int spinning;
    private final Child shell;
    private final Child raw;

    private CtrlK(String name, String what, String time, int spinning, Budget budget) throws Exception {
        this.row = new Row(
                name,
                "Ctrl-K until " + what + (spinning == 0 ? "" : ", while two tasks compute"),
                "a bare JVM has read the key" + (spinning == 0 ? "" : ", while two virtual threads compute in it"),
                "ms",
                budget);
        this.time = time;
        this.spinning = spinning;
        this.shell = Terminals.shell();
        this.raw = Terminals.rawKeys();
    }

    /** The budget begins when the key is read; how long that takes the bare JVM tells. */
    static CtrlK first(String name, int spinning) throws Exception {
        return new CtrlK(name, "the first device's stop is called", "FIRST=", spinning, Budget.overBaseline(1));
    }

    static CtrlK all(String name, int spinning) throws Exception {
        return new CtrlK(
                name, DEVICES + " devices have confirmed, 2 ms each", "LAST=", spinning, Budget.overBaseline(50));
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public double work() throws Exception {
        if (spinning > 0) {
            shell.type("spin(" + spinning + ")\r");
            shell.await("SPINNING");
        }
        Thread.sleep(300);
        long begin = shell.type(KEY);
        Thread.sleep(700);
        shell.type("times()\r");
        long stops = shell.number("STOPS=");
        if (stops != DEVICES) {
            throw new IllegalStateException(stops + " of " + DEVICES + " devices were stopped in time");
        }
        return (shell.number(time) - begin) / 1e6;
    }

    @Override
    public double baseline() throws Exception {
        if (spinning > 0) {
            raw.type(String.valueOf(spinning));
            raw.await("SPINNING");
        }
        Thread.sleep(300);
        long begin = raw.type(KEY);
        return (raw.number("AT=") - begin) / 1e6;
    }

    @Override
    public void close() {
        shell.close();
        raw.close();
    }
}
