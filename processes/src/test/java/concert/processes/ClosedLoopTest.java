package concert.processes;

import static concert.coroutines.Coroutines.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void endRun() {
        run.close();
    }

    /** Something that is good at 0 and gets nearer by 1. */
    private static final class Countdown implements ClosedLoop<Integer> {
        private final List<String> steps = new ArrayList<>();
        private int left;

        Countdown(int left) {
            this.left = left;
        }

        @Override
        public void initialize() {
            steps.add("initialize");
        }

        @Override
        public Integer measure() {
            steps.add("measure");
            return left;
        }

        @Override
        public boolean isReached(Integer measured) {
            return measured == 0;
        }

        @Override
        public void control(Integer measured) {
            steps.add("control");
            left--;
        }
    }

    @Test
    void itMeasuresAndControlsUntilItIsGood() throws Exception {
        Countdown loop = new Countdown(2);
        run.run(() -> assertThat(await(loop.run())).isTrue());
        assertThat(loop.steps).containsExactly("initialize", "measure", "control", "measure", "control", "measure");
    }

    @Test
    void itGivesUpAfterSoManyMeasurementsAndDoesNothingAboutTheLast() throws Exception {
        Countdown loop = new Countdown(5);
        run.run(() -> assertThat(await(loop.run(1))).isFalse());
        assertThat(loop.steps).containsExactly("initialize", "measure");
        run.run(() -> assertThat(await(new Countdown(10).run())).isFalse());
        run.run(() -> assertThat(await(new Countdown(9).run())).isTrue());
    }

    @Test
    void itMeasuresAtLeastOnce() {
        assertThatThrownBy(() -> new Countdown(0).run(0)).hasMessage("closed loop: measures at least once, got 0");
    }
}
