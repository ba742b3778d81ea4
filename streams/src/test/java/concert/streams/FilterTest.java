package concert.streams;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.streams.Filters.mapped;
import static concert.streams.Filters.slice;
import static concert.streams.Filters.stall;
import static concert.streams.Streams.block;
import static concert.streams.Streams.broadcast;
import static concert.streams.Streams.collect;
import static concert.streams.Streams.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FilterTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void endRun() {
        run.close();
    }

    private static Producer<Integer> from(int first, int end) {
        return Producer.of(IntStream.range(first, end).boxed().toList());
    }

    /** Behind the producer and before the consumer it does the same. */
    private <B> List<B> through(Producer<Integer> producer, Filter<Integer, B> filter) throws Exception {
        return run.run(() -> {
            List<B> behind = await(producer.through(filter).into(collect()));
            Sink<Integer, List<B>> before = Streams.<B>collect().after(filter);
            assertThat(await(producer.into(before))).isEqualTo(behind);
            return behind;
        });
    }

    @Test
    void eachItemIsMadeToAnother() throws Exception {
        assertThat(through(from(0, 3), mapped(i -> "item " + i))).containsExactly("item 0", "item 1", "item 2");
    }

    @Test
    void aSliceTakesEveryStepthItem() throws Exception {
        assertThat(through(from(0, 10), slice(2, 9, 3))).containsExactly(2, 5, 8);
        assertThat(through(from(0, 3), slice(5, 9, 1))).isEmpty();
        assertThatThrownBy(() -> slice(0, 5, 0))
                .hasMessage("slice wants a start of at least 0 and a step of at least 1; got start 0, step 0");
    }

    /** The numbers of the reference's own tests. */
    @Test
    void aStallLetsTheLastOfAShotThrough() throws Exception {
        assertThat(through(from(0, 10), stall(5))).containsExactly(4, 9);
        assertThat(through(from(0, 26), stall(8, 13))).containsExactly(7, 12, 20, 25);
        assertThatThrownBy(() -> stall(0)).hasMessageStartingWith("stall wants whole numbers of at least 1; got 0");
    }

    @Test
    void filtersStandOneBehindTheOther() throws Exception {
        Filter<Integer, String> both = Filters.<Integer>slice(0, 10, 2).then(mapped(i -> "<" + i + ">"));
        assertThat(through(from(0, 5), both)).containsExactly("<0>", "<2>", "<4>");
    }

    @Test
    void aFilterMayMakeSeveralItemsOfOne() throws Exception {
        Filter<Integer, Integer> twice = out -> item -> out.put(item) && out.put(-item);
        assertThat(through(from(1, 4), twice)).containsExactly(1, -1, 2, -2, 3, -3);
    }

    @Test
    void aFilterThatFailsEndsTheStream() {
        Filter<Integer, Integer> failing = mapped(i -> 1 / (i - 2));
        assertThatThrownBy(() -> through(from(0, 5), failing))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("/ by zero");
    }

    /** What does not pass goes back at once, what passes when the consumer has let go. */
    @Test
    void lentItemsGoThroughAsTheyAre() throws Exception {
        run.run(() -> {
            List<Integer> back = new ArrayList<>();
            Lease<Integer> lease = new Lease<>(item -> 100 + item, back::add);
            Producer<Integer> producer = out -> {
                for (int i = 0; i < 6 && out.lend(i, lease); i++) {}
            };
            Branch<Integer, List<Integer>> kept =
                    block(Streams.<Integer>collect().after(slice(1, 6, 2)));
            Broadcast result = await(broadcast(producer.through(slice(0, 6, 1)), kept, block(count())));
            assertThat(result.value(kept)).containsExactly(101, 103, 105);
            assertThat(back).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        });
    }

    /** The filter has seen three items more when the sink keeps the one that came out last. */
    @Test
    void anItemThatPassesStaysUntilTheNextOneDoes() throws Exception {
        run.run(() -> {
            List<Integer> back = new ArrayList<>();
            Lease<Integer> lease = new Lease<>(
                    item -> {
                        assertThat(back).doesNotContain(item);
                        return 100 + item;
                    },
                    back::add);
            Producer<Integer> producer = out -> {
                for (int i = 0; i < 8 && out.lend(i, lease); i++) {}
            };
            Sink<Integer, Integer> lastOfAll =
                    Streams.<Integer>last().after(stall(5)).after(slice(0, 8, 1));
            assertThat(await(producer.into(lastOfAll))).isEqualTo(104);
            assertThat(back).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        });
    }

    @Test
    void whatAFilterHasMadeGoesBackWhenTheSinkEndsEarly() throws Exception {
        run.run(() -> {
            List<Integer> back = new ArrayList<>();
            Filter<Integer, Integer> twice = out -> item -> {
                Lease<Integer> lease = new Lease<>(made -> made, back::add);
                return out.lend(10 * item, lease) && out.lend(10 * item + 1, lease);
            };
            Sink<Integer, Integer> first = items -> items.next();
            assertThat(await(from(1, 100).into(first.after(twice)))).isEqualTo(10);
            assertThat(back).containsExactly(10, 11);
        });
    }

    @Test
    void aFilterBeforeASinkFailsWithWhatItThrows() {
        Filter<Integer, Integer> failing = mapped(i -> {
            throw new IOException("cable");
        });
        assertThatThrownBy(() -> run.run(() -> await(from(0, 3).into(count().after(failing)))))
                .isInstanceOf(IOException.class)
                .hasMessage("cable");
    }

    @Test
    void aTimerMeasuresWhatStandsBehindIt() throws Exception {
        run.run(() -> {
            Timer<Integer> timer = new Timer<>();
            Filter<Integer, Integer> slow = mapped(i -> {
                await(sleep(Duration.ofMillis(10L * i)));
                return i;
            });
            await(from(1, 4).through(timer).through(slow).into(count()));
            assertThat(timer.durations())
                    .containsExactly(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(30));
            assertThat(timer.duration()).isEqualTo(Duration.ofMillis(60));
            assertThat(timer.mean()).isEqualTo(Duration.ofMillis(20));
            timer.reset();
            assertThat(timer.mean()).isZero();
        });
    }
}
