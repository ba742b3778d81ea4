package concert.processes;

import concert.coroutines.CommandInfo;
import java.util.List;

/** The commands of this module, which are static methods of {@link Scans}; listed so that nothing has to search for them. */
public final class ProcessCommands {
    private ProcessCommands() {}

    /** The rows of {@code cdoc()}. */
    public static List<CommandInfo> all() {
        return List.of(
                new CommandInfo("dryRun", "dryRun(Scan<?> scan)", "Tells what a scan would do, and moves nothing."),
                new CommandInfo(
                        "lastScan", "lastScan()", "What the scan begun last has taken, also if it was cancelled."));
    }
}
