package concert.session;

import concert.coroutines.Subscription;
import concert.devices.DeviceRegistry;
import concert.watchdog.Answer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Guards the devices of a session against the end of its own process: a second process holds their stop recipes and
 * sends them when this one freezes or dies.
 *
 * <p>It starts with the first device that has a {@link concert.devices.StopRecipe}. If it has fired because the session
 * was frozen, and the session goes on, then everything is aborted: a scan must not go on with a motor that was stopped
 * behind its back.
 */
public final class Watchdog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

    private final boolean on;
    private final Wards wards = new Wards();
    private final WatchdogKeeper keeper;
    private final Subscription newcomers;
    private final Consumer<String> notices;
    private final Runnable abort;

    /** The session is ending, and what the process still says is no reason to abort. */
    private volatile boolean ending;

    Watchdog(
            DeviceRegistry registry,
            WatchdogOptions options,
            String session,
            Consumer<String> notices,
            Runnable abort) {
        this.on = options.on();
        this.notices = line -> say(notices, line);
        this.abort = abort;
        this.keeper = new WatchdogKeeper(wards, options, session, this::hear, this.notices);
        this.newcomers = registry.onNewDevice(device -> {
            if (wards.add(device) && on) {
                keeper.changed();
            }
        });
    }

    /** What a listener throws must not end the thread that beats: the watchdog would fire. */
    private static void say(Consumer<String> listener, String line) {
        try {
            listener.accept(line);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "not told: " + line, e);
        }
    }

    private void hear(Answer answer) {
        switch (answer) {
            case Answer.Fired fired -> {
                notices.accept("The watchdog has stopped the devices: " + fired.text());
                if (!ending) {
                    abort.run();
                }
            }
            case Answer.Report report -> notices.accept("Watchdog: " + report.text());
            case Answer.Alive _ -> {}
        }
    }

    /** All devices of the session by name, each with who would stop it. Dummies have no hardware, hence no recipe. */
    public List<Coverage> coverage() {
        String obstacle = on ? "" : "the watchdog is off";
        return wards.coverage(keeper.answered(), keeper.hasGivenUp() ? "the watchdog does not run" : obstacle);
    }

    /** One line for people: "not covered by the watchdog: motor, shutter", or "" if all are covered. */
    public String uncovered() {
        String names = coverage().stream()
                .filter(one -> !one.isCovered())
                .map(Coverage::device)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "not covered by the watchdog: " + names;
    }

    WatchdogKeeper keeper() {
        return keeper;
    }

    /** Sends the process home, before this one ends. */
    @Override
    public void close() {
        end(true);
    }

    /** Leaves without a good-bye: some device could not be stopped, and the watchdog is the last who can. */
    void fire() {
        end(false);
    }

    private void end(boolean orderly) {
        ending = true;
        newcomers.close();
        keeper.end(orderly);
    }
}
