package concert.shell;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** What snippets of a test tell the test. Public, because snippets live in another package. */
public final class Witness {
    private static final ConcurrentLinkedQueue<String> SAID = new ConcurrentLinkedQueue<>();
    private static volatile CountDownLatch started = new CountDownLatch(1);

    private Witness() {}

    public static void say(Object what) {
        SAID.add(String.valueOf(what));
    }

    /** The snippet is at the place where the test wants to meet it. */
    public static void here() {
        started.countDown();
    }

    static void reset() {
        SAID.clear();
        started = new CountDownLatch(1);
    }

    static void awaitHere() throws InterruptedException {
        started.await();
    }

    static List<String> said() {
        return List.copyOf(SAID);
    }
}
