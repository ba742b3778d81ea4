package concert.coroutines;

import java.time.Duration;
import java.util.List;

/**
 * A lock that is held: on what, by whom, for how long, and who waits for it.
 */
public record LockInfo(String what, String holder, Duration heldFor, List<String> waiting) {}
