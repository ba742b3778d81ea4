package concert.session;

import concert.coroutines.Supervisor;
import java.lang.ref.Reference;
import java.time.Duration;

/**
 * A session in a process of its own, to be frozen and killed: prints "covered" when the watchdog knows its motor, then
 * every line for the user, and closes the session at the end of its input.
 */
final class GuardedProgram {
    private GuardedProgram() {}

    public static void main(String[] words) throws Exception {
        Session session = Session.builder("tomography")
                .watchdogLimit(Duration.ofMillis(Long.parseLong(words[1])))
                .listener(new Supervisor.Listener() {
                    @Override
                    public void notice(String line) {
                        System.out.println(line);
                    }
                })
                .open();
        Guarded motor = new Guarded(Integer.parseInt(words[0]));
        session.variable("motor", motor);
        while (!session.watchdog().uncovered().isEmpty()) {
            Thread.onSpinWait();
        }
        System.out.println("covered");
        while (System.in.read() >= 0) {
            // Until the test has closed it.
        }
        session.close();
        Reference.reachabilityFence(motor);
    }
}
