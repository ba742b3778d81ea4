package concert.evidence;

/** Something that is promised, a scenario that would show the opposite, and a bug with which it must do so. */
public record Property(String claim, Class<? extends Scenario> scenario, Plant bug) {
    @Override
    public String toString() {
        return claim;
    }
}
