package concert.tests.terminal;

import java.util.List;

/**
 * What a user may be in the midst of when something has to stop.
 *
 * @param name for people
 * @param input what runs, and does not end by itself
 */
record Situation(String name, String input) {
    private static final String MOVE = "motor.setPosition(q.mm(90))";

    /** Code of the JDK that never waits and that no cancel check was put into; it ends when {@code spin} is false. */
    static final String SPIN = "java.util.stream.Stream.generate(spin::get).allMatch(Boolean::booleanValue)";

    static final String MAKE_SPIN = "var spin = new java.util.concurrent.atomic.AtomicBoolean(true)";
    static final String END_SPIN = "spin.set(false)";

    static Situation of(String input) {
        return new Situation(input, input);
    }

    /** The motor moves because of a child of what runs. */
    private static Situation child(String name, String body) {
        return new Situation(name, "await coroutine(\"busy\", () -> { start(" + MOVE + "); " + body + " })");
    }

    /** The motor is moved by what runs, and can be asked to stop. */
    static final List<Situation> MOTIONS = List.of(
            new Situation("await task", "{ var task = start(" + MOVE + "); await task; }"),
            of("await " + MOVE),
            of("home(motor)"),
            of("set(motor.position(), q.mm(90))"),
            of("await gather(" + MOVE + ", sleep(q.s(1000)))"),
            of("await race(" + MOVE + ", sleep(q.s(1000)))"),
            of("await " + MOVE + ".timeout(q.s(1000))"),
            child("Thread.sleep", "Thread.sleep(100000);"),
            child("while (true) {}", "while (true) {}"),
            child("a wait in a monitor", "var here = new Object(); synchronized (here) { here.wait(); }"));

    /** Does not end when it is told to; begins when the motor moves, for it may leave no processor for that. */
    static final List<Situation> STUBBORN = List.of(
            stubborn(
                    "a loop that swallows every exception",
                    "while (true) { try { await(sleep(q.ms(10))); } catch (Throwable e) { } }"),
            stubborn("compiled code that computes", SPIN + ";"),
            stubborn(
                    "two that compute in compiled code",
                    "start(coroutine(\"other\", () -> { " + SPIN + "; })); " + SPIN + ";"));

    private static Situation stubborn(String name, String body) {
        return child(
                name,
                "while (await(motor.state().get()) != MotorState.MOVING) await(sleep(q.ms(1))); "
                        + "System.out.println(\"stub\" + \"born\"); " + body);
    }

    /** Has nothing to do with the motor, which moves in the background; tells that it has begun. */
    static final List<Situation> BESIDE = List.of(
            beside("await sleep(q.s(1000))"),
            beside("Thread.sleep(100000)"),
            beside("while (true) {}"),
            beside("input(\"how many? \")"));

    /** Ctrl-C that comes before its Enter has been read takes the line away instead, as in every shell. */
    private static Situation beside(String input) {
        return new Situation(input, "System.out.println(\"be\" + \"gun\"); " + input);
    }

    @Override
    public String toString() {
        return name;
    }
}
