package concert.shell;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.progress;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Event;
import concert.coroutines.Progress;
import concert.coroutines.ProgressBoard;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import concert.coroutines.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is drawn, how often, and what stays. */
@Timeout(60)
class ProgressViewTest {
    private final ManualClock clock = new ManualClock();
    private final Supervisor supervisor = Supervisor.builder().clock(clock).build();
    private final List<List<String>> drawings = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();
    private int width = 100;
    private int height = 24;

    private final ProgressView view = new ProgressView(
            ProgressBoard.of(supervisor),
            clock,
            new ProgressView.Screen() {
                @Override
                public int width() {
                    return width;
                }

                @Override
                public int height() {
                    return height;
                }

                @Override
                public void below(List<String> lines) {
                    drawings.add(lines);
                }

                @Override
                public void print(String line) {
                    printed.add(line);
                }
            },
            Runnable::run);

    @BeforeEach
    void show() {
        clock.jumpAutomatically(false);
        view.show(true);
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    private Progress open(String name, long total) throws InterruptedException {
        Task<Progress> input = supervisor.input("open", () -> progress(name, total));
        input.join();
        return input.result();
    }

    private void passes(double seconds) {
        clock.advance(Duration.ofMillis((long) (seconds * 1000)));
    }

    @Test
    void aLineHasNameBarCountRateAndTheTimeThatIsLeft() throws Exception {
        Progress scan = open("scan", 500);
        scan.set(125);
        passes(10);
        assertThat(drawings.getLast()).containsExactly("scan  25% [#####               ] 125/500  12.5/s  30 s left");
        scan.set(500);
        scan.close();
        passes(0.1);
        assertThat(drawings.getLast()).isEmpty();
        assertThat(printed).containsExactly("scan 500/500 done in 10 s");
    }

    @Test
    void slowStepsHaveATimeEachAndWhereTheTotalIsUnknownTimeGoesOn() throws Exception {
        Progress slow = open("slow", 10);
        Progress frames = open("frames", Progress.UNKNOWN);
        passes(5);
        assertThat(drawings.getLast()).containsExactly("slow   0% [                    ] 0/10", "frames 0  5.0 s");
        slow.advance();
        frames.advance(3000);
        passes(5);
        assertThat(drawings.getLast())
                .containsExactly(
                        "slow  10% [##                  ] 1/10  10 s each  90 s left", "frames 3000  300/s  10 s");
    }

    @Test
    void severalHaveALineEachAndTheRestIsCounted() throws Exception {
        for (int i = 0; i < 7; i++) {
            open("scan" + i, 5);
        }
        passes(0.1);
        assertThat(drawings.getLast()).hasSize(5).last().isEqualTo("and 3 more");
        assertThat(drawings.getLast().getFirst()).startsWith("scan0 ");
    }

    @Test
    void itIsDrawnTenTimesASecondAndNotAtAllWhenNothingGoesOn() throws Exception {
        Progress scan = open("scan", 5);
        for (int i = 0; i < 1000; i++) {
            scan.set(i);
            passes(0.001);
        }
        assertThat(drawings).hasSize(10);
        scan.close();
        passes(1);
        int before = drawings.size();
        passes(100);
        assertThat(drawings).hasSize(before);
    }

    @Test
    void aMillionThatNobodySawLeaveNothing() throws Exception {
        supervisor
                .input("many", () -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        progress("inner", 1).close();
                    }
                    return "";
                })
                .join();
        passes(1);
        assertThat(view.size()).isZero();
        assertThat(printed).isEmpty();
        assertThat(drawings).containsExactly(List.of());
    }

    @Test
    void whatIsCancelledOrFailsSaysHowFarItCame() throws Exception {
        Event drawn = new Event("drawn");
        Task<?> cancelled = supervisor.start(coroutine("work", () -> {
            try (Progress p = progress("scan", 500)) {
                p.set(37);
                await(new Event("never").untilSet());
            }
        }));
        Task<?> fails = supervisor.start(coroutine("work", () -> {
            for (int i : progress("fails", List.of(1, 2, 3))) {
                await(drawn.untilSet());
                throw new IllegalStateException("at " + i);
            }
        }));
        while (view.size() < 2) {
            Thread.onSpinWait();
        }
        passes(2);
        drawn.set();
        fails.join();
        var _ = cancelled.cancel();
        cancelled.join();
        view.draw();
        assertThat(printed)
                .containsExactlyInAnyOrder("scan 37/500 cancelled after 2.0 s", "fails 0/3 failed after 2.0 s");
        assertThat(drawings.getLast()).isEmpty();
    }

    @Test
    void whatBeginsWhileItIsOffIsNotShown() throws Exception {
        view.show(false);
        open("scan", 5);
        passes(1);
        assertThat(drawings).isEmpty();
        view.show(true);
        open("seen", 5);
        passes(1);
        assertThat(drawings.getLast()).hasSize(1).first().asString().startsWith("seen");
    }

    @Test
    void noLineIsAsWideAsTheScreenOrMovesTheCursor() throws Exception {
        open("a very long name of a scan that\nsomebody\33[2J has given", 5).set(2);
        for (int columns : List.of(200, 80, 40, 10, 2)) {
            width = columns;
            passes(0.1);
            assertThat(drawings.getLast())
                    .allSatisfy(
                            line -> assertThat(line).hasSizeLessThan(columns).doesNotContainPattern("\\p{Cntrl}"));
        }
    }

    // ---- pictures

    private static List<String> ofHeight(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> "row " + i).toList();
    }

    @Test
    void whatTheUserWaitsForShowsItsPictureAboveTheLines() throws Exception {
        Progress scan = open("scan", 5);
        open("other", 5);
        scan.show((columns, rows) -> List.of("a picture", "of " + columns + " x " + rows));
        passes(0.1);
        assertThat(drawings.getLast()).hasSize(4).startsWith("a picture", "of 72 x 8");
        assertThat(drawings.getLast().get(2)).startsWith("scan ");
        scan.close();
        passes(0.1);
        assertThat(drawings.getLast()).hasSize(1);
        assertThat(printed).hasSize(1);
    }

    @Test
    void whatRunsInTheBackgroundShowsNone() throws Exception {
        Event end = new Event("end");
        Task<?> background = supervisor.start(coroutine("work", () -> {
            try (Progress p = progress("scan", 5)) {
                p.show((columns, rows) -> ofHeight(rows));
                await(end.untilSet());
            }
        }));
        while (view.size() < 1) {
            Thread.onSpinWait();
        }
        passes(0.1);
        assertThat(drawings.getLast()).hasSize(1);
        end.set();
        background.join();
    }

    @Test
    void aPictureHasTheRoomThatTheScreenLeavesAndNoMore() throws Exception {
        open("scan", 5).show((columns, rows) -> List.of("x".repeat(columns + 50), rows + " rows"));
        width = 40;
        height = 15;
        passes(0.1);
        assertThat(drawings.getLast()).startsWith("x".repeat(39), "3 rows");
        height = 12;
        passes(0.1);
        assertThat(drawings.getLast()).as("too low").hasSize(1);
        height = 0;
        passes(0.1);
        assertThat(drawings.getLast()).as("a terminal of few characters").hasSize(1);
    }

    @Test
    void aPictureIsDrawnAsOftenAsTheLines() throws Exception {
        List<Integer> asked = new ArrayList<>();
        Progress scan = open("scan", 5);
        scan.show((columns, rows) -> {
            asked.add(rows);
            return ofHeight(rows + 5);
        });
        for (int i = 0; i < 1000; i++) {
            scan.set(i);
            passes(0.001);
        }
        assertThat(asked).hasSize(10);
        assertThat(drawings.getLast()).hasSize(9);
    }

    @Test
    void aPictureThatFailsIsNotAskedAgainAndTheRestGoesOn() throws Exception {
        List<Integer> asked = new ArrayList<>();
        open("scan", 5).show((columns, rows) -> {
            asked.add(rows);
            throw new IllegalStateException("planted");
        });
        passes(0.1);
        passes(1);
        assertThat(asked).hasSize(1);
        assertThat(drawings)
                .hasSizeGreaterThan(5)
                .last()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }
}
