package concert.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Runs the actors of one schedule, one at a time. At every step a {@link Strategy} decides who goes on; so what it
 * decides is all that differs between two runs, and what it has decided replays one.
 *
 * <p>Monitors, parking and interrupts are only facts here: who cannot go on is not chosen. Time stands still while
 * anybody can go on, unless the strategy lets the next alarm ring.
 */
public final class Explorer {
    /** The choice that the next alarm rings now. */
    static final int ALARM = -1;

    /** Far more than any scenario needs; who takes more runs in a circle. */
    private static final int MOST_STEPS = 50_000;

    private static volatile Explorer active;
    private static final ThreadLocal<Actor> ME = new ThreadLocal<>();

    /** Decides who goes on at a step: {@code preferred} unless it wants to see something happen. */
    interface Strategy {
        int choose(int step, int preferred, List<Integer> candidates);
    }

    /** The schedule is given up; unwinds the threads that are left. */
    private static final class GivenUp extends Error {
        private static final long serialVersionUID = 1;

        GivenUp() {
            super("the schedule was given up", null, false, false);
        }
    }

    /** One thread of the schedule. It runs only while it is its turn, so no field needs a lock. */
    private final class Actor implements Runnable {
        /** Its place in the order of starts. */
        int number;

        final String name;
        final Semaphore turn = new Semaphore(0);
        final Runnable body;

        /** Virtual, since handing over from one to the next is what takes the time here. */
        final Thread thread = Thread.ofVirtual().unstarted(this);

        /** What it waits for; null while it can go on. */
        BooleanSupplier until;

        boolean permit;
        boolean interrupted;
        boolean ended;

        Actor(String name, Runnable body) {
            this.name = name;
            this.body = body;
            actorOf.put(thread, this);
        }

        /** It begins when it is chosen. */
        void start() {
            number = actors.size();
            actors.add(this);
            thread.start();
        }

        @Override
        public void run() {
            ME.set(this);
            turn.acquireUninterruptibly();
            try {
                if (!givenUp) {
                    body.run();
                }
            } catch (GivenUp e) {
                // not a failure of its own
            } catch (Throwable e) {
                giveUp(e);
            }
            ended = true;
            try {
                if (!givenUp) {
                    next(this);
                }
            } catch (GivenUp e) {
                // its end showed that nobody can go on
            }
        }

        boolean canGoOn() {
            looking = true;
            try {
                return !ended && (until == null || until.getAsBoolean());
            } finally {
                looking = false;
            }
        }

        boolean isLooking() {
            return looking;
        }
    }

    private record Alarm(long deadline, long number, Runnable action, boolean inPlace) {}

    /** Who holds a monitor, and how often. */
    private static final class Monitor {
        Actor owner;
        int depth;
    }

    private final Strategy strategy;
    private final boolean withSites;
    private final boolean timeMayPass;
    private final List<Actor> actors = new ArrayList<>();
    private final Map<Thread, Actor> actorOf = new ConcurrentHashMap<>();
    private final Map<Object, Monitor> monitors = new IdentityHashMap<>();
    private final TreeSet<Alarm> alarms =
            new TreeSet<>(Comparator.comparingLong(Alarm::deadline).thenComparingLong(Alarm::number));
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> deviations = new ArrayList<>();
    private final List<String> switches = new ArrayList<>();
    private Actor ringing;
    private long alarmsSet;
    private long now;
    private int steps;
    private boolean looking;
    private volatile boolean givenUp;
    private volatile Throwable failure;

    private Explorer(Strategy strategy, boolean withSites, boolean timeMayPass) {
        this.timeMayPass = timeMayPass;
        this.strategy = strategy;
        this.withSites = withSites;
    }

    /** What became of one schedule; {@code failure} is null if nothing was wrong. */
    record Run(Throwable failure, String deviations, List<String> switches, int steps) {}

    /** Runs one schedule of {@code scenario} to its end and checks it. */
    static Run run(Scenario scenario, Strategy strategy, boolean withSites) {
        Explorer explorer = new Explorer(strategy, withSites, scenario.timeMayPass());
        active = explorer;
        try {
            Actor first = explorer.new Actor("first", () -> runUnchecked(scenario));
            first.start();
            first.turn.release();
            if (!explorer.over.await(1, TimeUnit.MINUTES)) {
                explorer.giveUp(new AssertionError(
                        "an actor waits for something that the explorer does not see\n" + explorer.describeActors()));
            }
            for (Actor actor : List.copyOf(explorer.actors)) {
                actor.turn.release(1_000); // only matters if it was given up
                actor.thread.join(5_000);
            }
            if (explorer.failure == null) {
                scenario.check();
            }
        } catch (Exception | AssertionError e) {
            explorer.failure = e;
        } finally {
            active = null;
        }
        return new Run(
                explorer.failure,
                String.join(",", explorer.deviations),
                List.copyOf(explorer.switches),
                explorer.steps);
    }

    private static void runUnchecked(Scenario scenario) {
        try {
            scenario.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Null on a thread of the test, and while conditions are looked at: that is no step of anybody. */
    private static Actor me() {
        Actor actor = ME.get();
        return actor == null || actor.isLooking() ? null : actor;
    }

    private static Explorer explorer() {
        Explorer explorer = active;
        if (explorer == null) {
            throw new IllegalStateException("no schedule runs");
        }
        return explorer;
    }

    // ---- who goes on -----------------------------------------------------------------------------------------------

    /** Somebody else may go on here. */
    public static void step() {
        Actor me = me();
        if (me != null) {
            explorer().next(me);
        }
    }

    private void next(Actor me) {
        refuseIfGivenUp();
        Actor chosen = choose(me);
        if (chosen != me) {
            if (withSites) {
                switches.add(siteOf(me) + "  ->  " + siteOf(chosen));
            }
            chosen.turn.release();
            if (!me.ended) {
                me.turn.acquireUninterruptibly();
                refuseIfGivenUp();
            }
        }
    }

    private void refuseIfGivenUp() {
        if (givenUp) {
            throw new GivenUp();
        }
    }

    private Actor choose(Actor me) {
        for (; ; ) {
            List<Integer> candidates = new ArrayList<>();
            for (Actor actor : actors) {
                if (actor.canGoOn()) {
                    candidates.add(actor.number);
                }
            }
            boolean mayRing = !alarms.isEmpty() && (ringing == null || ringing.ended);
            if (candidates.isEmpty() && mayRing) {
                ring();
                continue;
            }
            if (candidates.isEmpty()) {
                endOfSchedule();
                return me;
            }
            int preferred = preferred(me, candidates);
            if (mayRing && timeMayPass) {
                candidates.add(ALARM);
            }
            int step = steps++;
            if (step > MOST_STEPS) {
                giveUp(new AssertionError("more than " + MOST_STEPS + " steps\n" + describeActors()));
                throw new GivenUp();
            }
            int chosen = strategy.choose(step, preferred, candidates);
            if (!candidates.contains(chosen)) {
                chosen = preferred; // a schedule of other code
            }
            if (chosen != preferred) {
                deviations.add(step + ">" + chosen);
            }
            if (chosen != ALARM) {
                return actors.get(chosen);
            }
            Actor rung = ring();
            if (rung != null) {
                return rung;
            }
        }
    }

    /** Whoever runs goes on; after him the next in turn. */
    private int preferred(Actor me, List<Integer> candidates) {
        if (me.canGoOn()) {
            return me.number;
        }
        for (int candidate : candidates) {
            if (candidate > me.number) {
                return candidate;
            }
        }
        return candidates.getFirst();
    }

    private void endOfSchedule() {
        if (actors.stream().allMatch(actor -> actor.ended)) {
            over.countDown();
        } else {
            giveUp(new AssertionError("hang: nobody can go on\n" + describeActors()));
            throw new GivenUp();
        }
    }

    private void giveUp(Throwable why) {
        if (failure == null) {
            failure = why;
        }
        givenUp = true;
        over.countDown();
    }

    private String describeActors() {
        return actors.stream()
                .filter(actor -> !actor.ended)
                .map(actor -> "  " + siteOf(actor))
                .collect(Collectors.joining("\n"));
    }

    private static String siteOf(Actor actor) {
        String site = "";
        int shown = 0;
        for (StackTraceElement frame : actor.thread.getStackTrace()) {
            String type = frame.getClassName();
            if (type.startsWith("concert.") && !type.startsWith("concert.evidence.") && shown++ < 3) {
                site += (shown == 1 ? " at " : " < ") + type.substring(type.lastIndexOf('.') + 1) + "."
                        + frame.getMethodName() + ":" + frame.getLineNumber();
            }
        }
        return actor.number + " '" + actor.name + "'" + (actor.ended ? " (ended)" : site);
    }

    // ---- for scenarios ---------------------------------------------------------------------------------------------

    /** Threads for a supervisor whose tasks are to be actors. */
    public static ThreadFactory threads() {
        return body -> explorer().new Actor("task", body).thread;
    }

    /** Another actor, which begins when it is chosen. */
    public static Thread start(String name, Runnable body) {
        Actor actor = explorer().new Actor(name, body);
        actor.start();
        return actor.thread;
    }

    /** Something was seen that must not be; for actors whose exceptions others would take for theirs. */
    public static void fail(String what) {
        AssertionError failure = new AssertionError(what);
        if (me() != null) {
            explorer().giveUp(failure);
        }
        throw failure;
    }

    /** Waits until {@code condition} holds, without a step in between. */
    public static void await(BooleanSupplier condition) {
        Actor me = me();
        if (me == null) {
            throw new IllegalStateException("only actors wait here");
        }
        step();
        block(me, condition);
    }

    private static void block(Actor me, BooleanSupplier condition) {
        me.until = condition;
        if (!me.canGoOn()) {
            explorer().next(me);
        }
        me.until = null;
    }

    public static long now() {
        Explorer explorer = active;
        return explorer == null ? 0 : explorer.now;
    }

    /** Calls {@code action} when the clock has come to {@code deadline}; running what is returned takes that back. */
    public static Runnable alarm(long deadline, Runnable action) {
        return explorer().setAlarm(deadline, action, false);
    }

    private Runnable setAlarm(long deadline, Runnable action, boolean inPlace) {
        Alarm alarm = new Alarm(deadline, alarmsSet++, action, inPlace);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    /** The next alarm rings, on an actor of its own, as on the one alarm thread of the system's clock. */
    private Actor ring() {
        Alarm alarm = alarms.removeFirst();
        now = Math.max(now, alarm.deadline);
        if (alarm.inPlace) {
            alarm.action.run();
            return null;
        }
        ringing = new Actor("alarm", alarm.action);
        ringing.start();
        return ringing;
    }

    // ---- called by the instrumented classes ------------------------------------------------------------------------

    public static void enter(Object object) {
        Actor me = me();
        if (me == null) {
            return;
        }
        step();
        Monitor monitor = explorer().monitors.computeIfAbsent(object, _ -> new Monitor());
        if (monitor.owner != me) {
            block(me, () -> monitor.owner == null);
            monitor.owner = me;
        }
        monitor.depth++;
    }

    public static void exit(Object object) {
        Actor me = me();
        Explorer explorer = active;
        Monitor monitor = me == null || explorer == null ? null : explorer.monitors.get(object);
        if (monitor != null && monitor.owner == me && --monitor.depth == 0) {
            monitor.owner = null;
        }
    }

    public static void park(Object blocker) {
        Actor me = me();
        if (me != null) {
            step();
            block(me, () -> me.permit || me.interrupted);
            me.permit = false;
        }
    }

    public static void parkNanos(Object blocker, long nanos) {
        Actor me = me();
        if (me != null) {
            boolean[] over = new boolean[1];
            Runnable cancel = explorer().setAlarm(explorer().now + Math.max(0, nanos), () -> over[0] = true, true);
            step();
            block(me, () -> me.permit || me.interrupted || over[0]);
            me.permit = false;
            cancel.run();
        }
    }

    public static void startThread(Thread thread) {
        Actor actor = actor(thread);
        if (actor == null) {
            thread.start();
        } else {
            step();
            actor.start();
        }
    }

    private static Actor actor(Thread thread) {
        Explorer explorer = active;
        return explorer == null || thread == null ? null : explorer.actorOf.get(thread);
    }

    public static void unpark(Thread thread) {
        step();
        Actor actor = actor(thread);
        if (actor != null) {
            actor.permit = true;
        }
    }

    public static void interrupt(Thread thread) {
        step();
        Actor actor = actor(thread);
        if (actor != null) {
            actor.interrupted = true;
        }
    }

    public static boolean interrupted() {
        step();
        Actor me = me();
        boolean was = me != null && me.interrupted;
        if (was) {
            me.interrupted = false;
        }
        return was;
    }

    public static boolean isInterrupted(Thread thread) {
        step();
        Actor actor = actor(thread);
        return actor != null && actor.interrupted;
    }

    public static void await(CountDownLatch latch) {
        await(() -> latch.getCount() == 0);
    }

    public static boolean await(CountDownLatch latch, long limit, TimeUnit unit) {
        await(latch);
        return true;
    }

    public static void execute(java.util.concurrent.ThreadPoolExecutor pool, Runnable work) {
        start("emergency", work);
    }

    public static int prestart(java.util.concurrent.ThreadPoolExecutor pool) {
        return 0;
    }
}
