package concert.watchdog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * All recipes at the same time, with a thread for each address: an address that does not answer delays no other. It
 * ends when all are through, at its deadline, or when it is called off.
 */
final class Volley {
    private final Journal journal;
    private final LongSupplier nanoTime;
    private final long deadline;
    private final List<Thread> threads = new ArrayList<>();

    /** Read by all threads before each new attempt. */
    private volatile boolean calledOff;

    private Volley(Journal journal, LongSupplier nanoTime, long deadline) {
        this.journal = journal;
        this.nanoTime = nanoTime;
        this.deadline = deadline;
    }

    /** Starts it, and tries until {@code patience} nanoseconds are over. */
    static Volley fire(List<Recipe> recipes, long patience, LongSupplier nanoTime, Journal journal) {
        Map<String, List<Recipe>> byAddress = new LinkedHashMap<>();
        for (Recipe recipe : recipes) {
            byAddress.computeIfAbsent(recipe.address(), _ -> new ArrayList<>()).add(recipe);
        }
        Volley volley = new Volley(journal, nanoTime, nanoTime.getAsLong() + patience);
        for (List<Recipe> there : byAddress.values()) {
            volley.start(there);
        }
        return volley;
    }

    private void start(List<Recipe> there) {
        BooleanSupplier wanted = () -> !calledOff && nanoTime.getAsLong() - deadline < 0;
        Thread thread = Thread.ofPlatform().daemon().unstarted(() -> {
            String outcome = new Shot(there, wanted).fire();
            for (Recipe recipe : there) {
                journal.report(recipe.device() + ": " + outcome);
            }
        });
        threads.add(thread);
        thread.start();
    }

    /** No further attempts: a late stop would hit a motion that the user has started since. */
    void callOff() {
        calledOff = true;
    }

    /** Waits for its end, and not much longer than its deadline: a name server may hold up a thread for minutes. */
    void await() throws InterruptedException {
        for (Thread thread : threads) {
            long left = (deadline - nanoTime.getAsLong()) / 1_000_000 + 1_000;
            thread.join(Math.max(1, left));
        }
    }
}
