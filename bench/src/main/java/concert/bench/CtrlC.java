package concert.bench;

/** Ctrl-C in a terminal, until the prompt is back. */
final class CtrlC implements Benchmark {
    private static final String KEY = "\u0003";

    private final Row row;
    private final String work;
    private final Child shell;

    private CtrlC(String name, String work) throws Exception {
        this.row = new Row(
                name,
                "Ctrl-C during `" + work + "` until the prompt is back",
                "Enter on an empty line until the prompt is back",
                "ms",
                Budget.atMost(20));
        this.work = work;
        this.shell = Terminals.shell();
    }

    static CtrlC inAwait() throws Exception {
        return new CtrlC("ctrl-c-await", "await sleep(q.s(60))");
    }

    static CtrlC inLoop() throws Exception {
        return new CtrlC("ctrl-c-loop", "while (true) {}");
    }

    static CtrlC inBlockingCall() throws Exception {
        return new CtrlC("ctrl-c-blocking", "Thread.sleep(60000)");
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public double work() throws Exception {
        shell.type("System.out.println(\"RUN\" + \"NING\"); " + work + "\r");
        shell.await("RUNNING");
        Thread.sleep(100);
        return prompt(KEY);
    }

    @Override
    public double baseline() throws Exception {
        Thread.sleep(100);
        return prompt("\r");
    }

    private double prompt(String keys) throws Exception {
        long begin = shell.type(keys);
        return (shell.await(Terminals.PROMPT) - begin) / 1e6;
    }

    @Override
    public void close() {
        shell.close();
    }
}
