package concert.coroutines;

import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Cancellation.Due;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is due when, to the nanosecond; on a clock that did not begin at 0, as a real one. */
class CancellationTest {
    private static final long NOW = Duration.ofHours(1).toNanos();
    private static final long BUDGET = Duration.ofSeconds(5).toNanos();
    private static final long REACTION = Cancellation.REACTION;
    private static final long ALLOWANCE = Cancellation.ALLOWANCE;

    private final Cancellation cancellation = new Cancellation(NOW, BUDGET);

    private void expect(long now, Due due) {
        assertThat(cancellation.due(now, false)).isEqualTo(due);
    }

    @Test
    void theOperationsOfATaskThatDoesNotReactAreStoppedOnceAndItIsAbandonedAtTheEndOfItsBudget() {
        assertThat(cancellation.nextDue(NOW)).isEqualTo(NOW + REACTION);
        expect(NOW + REACTION - 1, Due.NOTHING);
        assertThat(cancellation.operationsStopped()).isFalse();
        expect(NOW + REACTION, Due.STOP_OPERATIONS);
        assertThat(cancellation.operationsStopped()).isTrue();
        assertThat(cancellation.nextDue(NOW + REACTION)).isEqualTo(NOW + BUDGET);
        expect(NOW + BUDGET - 1, Due.NOTHING);
        expect(NOW + BUDGET, Due.ABANDON);
    }

    @Test
    void whoWaitsForTheCleanUpOfOthersIsAbandonedAfterThreeWholeOnes() {
        assertThat(cancellation.due(NOW + REACTION, true)).isEqualTo(Due.STOP_OPERATIONS);
        long limit = NOW + 3 * (BUDGET + ALLOWANCE);
        assertThat(cancellation.due(limit - 1, true)).isEqualTo(Due.NOTHING);
        assertThat(cancellation.nextDue(limit - 1)).isEqualTo(limit - 1 + BUDGET);
        assertThat(cancellation.due(limit, true)).isEqualTo(Due.ABANDON);
    }

    @Test
    void aCleanUpHasItsBudgetFromTheDeliveryAndThenAnAllowance() {
        long begin = NOW + REACTION / 2;
        cancellation.deliver(begin);
        assertThat(cancellation.nextDue(begin)).isEqualTo(begin + BUDGET);
        assertThat(cancellation.left(begin + 1)).isEqualTo(Duration.ofNanos(BUDGET - 1));
        expect(NOW + REACTION, Due.NOTHING);
        expect(begin + BUDGET - 1, Due.NOTHING);
        assertThat(cancellation.isSpent()).isFalse();
        expect(begin + BUDGET, Due.INTERRUPT_WAIT);
        assertThat(cancellation.isSpent()).isTrue();
        assertThat(cancellation.nextDue(begin + BUDGET)).isEqualTo(begin + BUDGET + ALLOWANCE);
        expect(begin + BUDGET + ALLOWANCE - 1, Due.NOTHING);
        expect(begin + BUDGET + ALLOWANCE, Due.ABANDON);
        assertThat(cancellation.left(begin + BUDGET + ALLOWANCE + 1)).isEqualTo(Duration.ZERO);
    }

    @Test
    void beforeTheDeliveryTheWholeBudgetIsLeft() {
        assertThat(cancellation.left(NOW + BUDGET)).isEqualTo(Duration.ofNanos(BUDGET));
    }

    @Test
    void aBudgetShorterThanTheReactionLeavesTimeForTheStops() {
        Cancellation hasty = new Cancellation(NOW, 1);
        assertThat(hasty.due(NOW + REACTION - 1, false)).isEqualTo(Due.NOTHING);
        assertThat(hasty.due(NOW + REACTION, false)).isEqualTo(Due.STOP_OPERATIONS);
        assertThat(hasty.nextDue(NOW + REACTION)).isEqualTo(NOW + 2 * REACTION);
    }
}
