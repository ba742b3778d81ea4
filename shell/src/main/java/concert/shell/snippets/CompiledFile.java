package concert.shell.snippets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file, compiled from its beginning up to the first line that is refused.
 *
 * @param units in the order in which they have to run
 * @param refusal why it went no further, or null if all of the file is there
 */
public record CompiledFile(List<Unit> units, @Nullable Refusal refusal) {}
