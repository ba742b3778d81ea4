package concert.coroutines;

import concert.evidence.Explorer;

/** A supervisor of actors for scenarios of other packages. */
public final class ExploredSupervisor {
    private final Supervisor supervisor = Supervisor.builder()
            .clock(new ExploredClock())
            .threadFactory(Explorer.threads())
            .build();

    public ExploredSupervisor() {}

    public Supervisor supervisor() {
        return supervisor;
    }
}
