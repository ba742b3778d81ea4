package concert.shell.logging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Writes to the log file, and lives with one that cannot be written: the lines are counted, the user is told once of each
 * reason, and as soon as the file takes lines again a line in it says how many are missing.
 */
final class FileSink implements QueuedHandler.Sink {
    private final LogFile file;
    private final Consumer<String> complaints;

    /** Makes the line that tells how many are missing, and why. */
    private final BiFunction<Long, String, String> missing;

    private final Set<String> told = new HashSet<>();
    private long lost;

    FileSink(LogFile file, Consumer<String> complaints, BiFunction<Long, String, String> missing) {
        this.file = file;
        this.complaints = complaints;
        this.missing = missing;
    }

    @Override
    public void write(List<String> lines) {
        List<String> all = new ArrayList<>();
        if (lost > 0) {
            all.add(missing.apply(lost, file.problem()));
        }
        int before = all.size();
        all.addAll(lines);
        int written = file.append(all);
        lost = written < before ? lost + lines.size() : all.size() - written;
        if (lost > 0 && told.add(file.problem())) {
            complaints.accept(file.problem());
        }
    }
}
