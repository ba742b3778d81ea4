package concert.coroutines;

/**
 * Platform threads for what serves tasks without being one, such as the reader of connections.
 *
 * <p>No cancel interrupts them, so no interrupt meets the socket or the file that they have in hand. They are platform
 * threads because stopping hardware may depend on them: spinning tasks would starve virtual ones.
 */
public final class ServiceThreads {
    private ServiceThreads() {}

    /** Starts a daemon that runs {@code work} to its end; lists of threads show it as "concert-{@code name}". */
    public static Thread start(String name, Runnable work) {
        return Thread.ofPlatform().name("concert-" + name).daemon().start(work);
    }
}
