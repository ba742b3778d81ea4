package concert.evidence;

import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two tests for each property: it holds; and with the bug the same search sees that it does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PropertyTests {
    protected abstract List<Property> properties();

    @ParameterizedTest
    @MethodSource("properties")
    void holdsInEverySchedule(Property property) throws Exception {
        long start = System.nanoTime();
        var result = Exploration.holds(property.scenario());
        tell("%s: %d schedules, %d ms", property, result.schedules(), start);
    }

    @ParameterizedTest
    @MethodSource("properties")
    void isSeenToBreakWithTheBug(Property property) throws Exception {
        long start = System.nanoTime();
        var result = Exploration.finds(property.scenario(), property.bug());
        tell(property.bug() + ": %s breaks in schedule %d, %d ms", property, result.schedules(), start);
    }

    /** The numbers belong to the evidence: how much was looked at. */
    private static void tell(String format, Property property, int schedules, long start) {
        System.out.println(format.formatted(property, schedules, (System.nanoTime() - start) / 1_000_000));
    }
}
