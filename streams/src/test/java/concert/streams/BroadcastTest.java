package concert.streams;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.streams.Streams.block;
import static concert.streams.Streams.broadcast;
import static concert.streams.Streams.collect;
import static concert.streams.Streams.count;
import static concert.streams.Streams.drop;
import static concert.streams.Streams.last;
import static concert.streams.Streams.latest;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.DeadlockException;
import concert.coroutines.Event;
import concert.coroutines.LockNode;
import concert.coroutines.Lockable;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One producer, several consumers, each as slow as it likes. */
@Timeout(60)
class BroadcastTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    /** Says when its clean-up is over, which takes a while. */
    private Producer<Integer> cleaningUp(Producer<Integer> producer) {
        return out -> {
            try {
                producer.produce(out);
            } finally {
                await(sleep(ofSeconds(1)));
                trail.add("producer cleaned up");
            }
        };
    }

    private static Producer<Integer> every(java.time.Duration time, int end) {
        return out -> {
            for (int i = 0; i < end && out.put(i); i++) {
                await(sleep(time));
            }
        };
    }

    private static Producer<Integer> endless() {
        return every(ofMillis(10), Integer.MAX_VALUE);
    }

    @Test
    void allConsumersGetAllItemsInOrder() throws Exception {
        run.run(() -> {
            Branch<Integer, List<Integer>> one = block(collect());
            Branch<Integer, Integer> other = block(last());
            Broadcast result = await(broadcast(Producer.of(upTo(5000)), one, other, block(count())));
            assertThat(result.value(one)).isEqualTo(upTo(5000));
            assertThat(result.value(other)).isEqualTo(4999);
            assertThat(result.items()).isEqualTo(5000);
            assertThat(result.shares()).extracting(Broadcast.Share::received).containsExactly(5000L, 5000L, 5000L);
            assertThat(result.toString()).contains("5000 items\n").contains("\n  block(count): 5000");
        });
    }

    @Test
    void withoutConsumersItIsRefused() {
        assertThatThrownBy(() -> broadcast(Producer.of(upTo(1))).name())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broadcast: nobody takes the items; name a consumer, such as block(count())");
    }

    @Test
    void withoutItemsEverybodyEnds() throws Exception {
        run.run(() -> {
            Branch<Integer, Integer> nothing = block(last());
            Broadcast result = await(broadcast(Producer.<Integer>of(List.of()), nothing, latest(count())));
            assertThat(result.value(nothing)).isNull();
            assertThat(result.items()).isZero();
        });
    }

    @Test
    void aSlowConsumerThatBlocksIsWaitedFor() throws Exception {
        run.run(() -> {
            Sink<Integer, Integer> slow = items -> {
                int seen = 0;
                for (int ignored : items) {
                    await(sleep(ofMillis(100)));
                    seen++;
                }
                return seen;
            };
            Branch<Integer, Integer> branch = block(slow);
            assertThat(await(broadcast(Producer.of(upTo(1000)), branch)).value(branch))
                    .isEqualTo(1000);
        });
    }

    @Test
    void whoWantsTheLatestMissesTheOthersAndTheyAreCounted() throws Exception {
        run.run(() -> {
            Sink<Integer, List<Integer>> viewer = items -> {
                List<Integer> seen = new ArrayList<>();
                for (int item : items) {
                    seen.add(item);
                    await(sleep(ofMillis(97)));
                }
                return seen;
            };
            Branch<Integer, List<Integer>> view = latest(viewer.named("viewer"));
            Broadcast result = await(broadcast(every(ofMillis(10), 100), block(count()), view));
            assertThat(result.value(view)).startsWith(0, 9, 19, 29).endsWith(99).hasSizeLessThan(15);
            Broadcast.Share share = result.shares().get(1);
            assertThat(share.name()).isEqualTo("latest(viewer)");
            assertThat(share.received() + share.missed()).isEqualTo(100);
            assertThat(share)
                    .asString()
                    .startsWith("latest(viewer): " + share.received() + ", missed " + share.missed());
        });
    }

    @Test
    void whoDropsKeepsTheFirstOnesThatFit() throws Exception {
        run.run(() -> {
            Event go = new Event();
            Sink<Integer, List<Integer>> late = items -> {
                await(go.untilSet());
                List<Integer> seen = new ArrayList<>();
                items.forEach(seen::add);
                return seen;
            };
            Branch<Integer, List<Integer>> branch = drop(late, 3);
            Producer<Integer> producer = out -> {
                Producer.of(upTo(10)).produce(out);
                go.set();
            };
            Broadcast result = await(broadcast(producer, branch));
            assertThat(result.value(branch)).containsExactly(0, 1, 2);
            assertThat(result.shares().getFirst().missed()).isEqualTo(7);
        });
    }

    @Test
    void whoStopsEarlyIsLeftOutAndTheOthersGoOn() throws Exception {
        run.run(() -> {
            Sink<Integer, Integer> first = items -> items.next();
            Branch<Integer, Integer> early = block(first);
            Broadcast result = await(broadcast(Producer.of(upTo(1000)), early, block(count())));
            assertThat(result.value(early)).isZero();
            assertThat(result.shares().get(0).received()).isEqualTo(1);
            assertThat(result.shares().get(1).received()).isEqualTo(1000);
        });
    }

    @Test
    void theProducerEndsWhenNobodyWantsMore() throws Exception {
        run.run(() -> {
            Sink<Integer, Integer> first = items -> items.next();
            await(broadcast(cleaningUp(endless()), block(first), latest(first)));
            assertThat(trail).containsExactly("producer cleaned up");
        });
    }

    @Test
    void aConsumerThatFailsEndsAllAndTheOthersGetWhatWasSent() throws Exception {
        run.run(() -> {
            List<Integer> written = new ArrayList<>();
            Sink<Integer, Void> failing = items -> {
                for (int item : items) {
                    if (item == 100) {
                        throw new IllegalStateException("page 100: disk full");
                    }
                }
                return null;
            };
            Sink<Integer, Void> writer = items -> {
                for (int item : items) {
                    written.add(item);
                }
                trail.add("writer closed");
                return null;
            };
            assertThatThrownBy(() -> await(broadcast(cleaningUp(endless()), block(failing), block(writer))))
                    .hasMessage("page 100: disk full");
            assertThat(trail).containsExactlyInAnyOrder("producer cleaned up", "writer closed");
            assertThat(written).startsWith(0, 1, 2).contains(100);
        });
    }

    @Test
    void aProducerThatFailsGivesTheConsumersWhatItHasSent() throws Exception {
        run.run(() -> {
            List<Integer> written = new ArrayList<>();
            Sink<Integer, Void> writer = items -> {
                items.forEach(written::add);
                return null;
            };
            Producer<Integer> producer = out -> {
                Producer.of(upTo(20)).produce(out);
                throw new IllegalStateException("the camera is gone");
            };
            assertThatThrownBy(() -> await(broadcast(producer, block(writer)))).hasMessage("the camera is gone");
            assertThat(written).isEqualTo(upTo(20));
        });
    }

    @Test
    void aCancelLosesNothingThatWasSentToABlockingConsumer() throws Exception {
        run.run(() -> {
            List<Integer> sent = new ArrayList<>();
            List<Integer> written = new ArrayList<>();
            Producer<Integer> producer = cleaningUp(out -> {
                for (int i = 0; ; i++) {
                    await(sleep(ofMillis(10)));
                    sent.add(i);
                    out.put(i);
                }
            });
            Sink<Integer, Void> writer = items -> {
                items.forEach(written::add);
                return null;
            };
            Task<?> task = start(broadcast(producer, block(writer)));
            await(sleep(ofMillis(305)));
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
            assertThat(written).hasSize(30).isEqualTo(sent);
            assertThat(trail).containsExactly("producer cleaned up");
        });
    }

    /** As any coroutine: what it waits for itself ends. */
    @Test
    void aCancelEndsAConsumerThatWaitsForSomethingElse() throws Exception {
        run.run(() -> {
            Sink<Integer, Void> slow = items -> {
                for (int ignored : items) {
                    try {
                        await(sleep(ofHours(1)));
                    } finally {
                        trail.add("consumer ended");
                    }
                }
                return null;
            };
            Task<?> task = start(broadcast(cleaningUp(endless()), block(slow)));
            await(sleep(ofMillis(305)));
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
            assertThat(trail).containsExactly("consumer ended", "producer cleaned up");
        });
    }

    @Test
    void lentItemsComeBackOnceAllHaveLetGo() throws Exception {
        run.run(() -> {
            List<String> back = new CopyOnWriteArrayList<>();
            Lease<String> lease = new Lease<>(item -> "copy of " + item, back::add);
            Producer<String> producer = out -> {
                for (int i = 0; i < 50 && out.lend("frame " + i, lease); i++) {}
            };
            Branch<String, List<String>> all = block(collect());
            Sink<String, String> oneOnly = items -> items.next();
            Broadcast result = await(broadcast(producer, all, latest(count()), block(oneOnly), drop(count(), 1)));
            assertThat(back).hasSize(50).doesNotHaveDuplicates();
            assertThat(result.value(all)).hasSize(50).allMatch(item -> item.startsWith("copy of frame "));
        });
    }

    @Test
    void onlyFewLentItemsAreUnderWay() throws Exception {
        run.run(() -> {
            int[] out = new int[2];
            Lease<Integer> lease = new Lease<>(item -> item, item -> out[0]--);
            Producer<Integer> producer = output -> {
                for (int i = 0; i < 200; i++) {
                    out[0]++;
                    out[1] = Math.max(out[1], out[0]);
                    output.lend(i, lease);
                }
            };
            Sink<Integer, Void> slow = items -> {
                for (int ignored : items) {
                    await(sleep(ofMillis(10)));
                }
                return null;
            };
            await(broadcast(producer, block(slow)));
            assertThat(out[0]).isZero();
            assertThat(out[1]).isBetween(2, 2 * Mailbox.LENT_AHEAD + 2);
        });
    }

    @Test
    void lentItemsComeBackWhenItFails() throws Exception {
        run.run(() -> {
            List<Integer> back = new CopyOnWriteArrayList<>();
            Lease<Integer> lease = new Lease<>(item -> item, back::add);
            int[] lent = new int[1];
            Producer<Integer> producer = out -> {
                for (; ; lent[0]++) {
                    out.lend(lent[0], lease);
                    await(sleep(ofMillis(1)));
                }
            };
            Sink<Integer, Void> failing = items -> {
                for (int i = 0; i < 5; i++) {
                    items.next();
                }
                throw new IllegalStateException("no");
            };
            assertThatThrownBy(() -> await(broadcast(producer, block(failing), latest(count()))))
                    .hasMessage("no");
            assertThat(back).hasSizeGreaterThanOrEqualTo(lent[0]).doesNotHaveDuplicates();
        });
    }

    @Test
    void intoGivesTheValueOfTheSink() throws Exception {
        run.run(() -> assertThat(await(Producer.of(upTo(7)).into(count()))).isEqualTo(7));
    }

    @Test
    void aConsumerThatIsStuckIsSeenInTheListOfTasks() throws Exception {
        run.run(() -> {
            Sink<Integer, Void> stuck = items -> {
                await(sleep(ofHours(1)));
                return null;
            };
            Task<?> task = start(broadcast(Producer.of(upTo(1000)), block(stuck)));
            await(sleep(ofSeconds(1)));
            assertThat(task.supervisor().tasks())
                    .filteredOn(other -> other.name().equals("produce"))
                    .extracting(Task::waitsFor)
                    .containsExactly("waits for a consumer that is behind");
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
        });
    }

    private static final class Apparatus implements Lockable {
        private final LockNode node = new LockNode(this);

        @Override
        public String lockName() {
            return "camera";
        }

        @Override
        public LockNode lockNode() {
            return node;
        }
    }

    /** The producer uses the camera until the end, which does not come before the consumer has taken the items. */
    @Test
    void aConsumerThatWaitsForWhatTheProducerUsesIsRefused() throws Exception {
        Apparatus camera = new Apparatus();
        Producer<Integer> frames = out -> {
            try (var _ = lock(camera)) {
                every(ofMillis(10), 1000).produce(out);
            }
        };
        Sink<Integer, Long> settingUp = items -> {
            items.next();
            try (var _ = lock(camera)) {
                return 0L;
            }
        };
        run.run(() -> {
            assertThatThrownBy(() -> await(broadcast(frames, block(settingUp.named("set-up")))))
                    .isInstanceOf(DeadlockException.class)
                    .hasMessageContaining("set-up")
                    .hasMessageContaining("'produce'")
                    .hasMessageContaining("camera");
            try (var _ = lock(ofSeconds(0), camera)) {
                trail.add("free");
            }
        });
        assertThat(trail).containsExactly("free");
    }

    /** The other way round: what the consumer holds is wanted by the producer, on whose items the consumer waits. */
    @Test
    void aProducerThatWaitsForWhatAConsumerHoldsIsRefused() throws Exception {
        Apparatus camera = new Apparatus();
        Producer<Integer> frames = out -> {
            out.put(1);
            await(sleep(ofSeconds(1)));
            try (var _ = lock(camera)) {
                out.put(2);
            }
        };
        Sink<Integer, Long> holding = items -> {
            try (var _ = lock(camera)) {
                while (items.next() != null) {
                    trail.add("item");
                }
                return 0L;
            }
        };
        run.run(() -> {
            assertThatThrownBy(() -> await(broadcast(frames, block(holding)))).isInstanceOf(DeadlockException.class);
        });
        assertThat(trail).containsExactly("item");
    }

    /** The consumer waits first; the producer is refused when it has no room for the next item, which nobody gets. */
    @Test
    void whatIsLentComesBackAlsoWhenTheProducerIsRefused() throws Exception {
        Apparatus camera = new Apparatus();
        List<Integer> lent = new CopyOnWriteArrayList<>();
        List<Integer> givenBack = new CopyOnWriteArrayList<>();
        Producer<Integer> frames = out -> {
            try (var _ = lock(camera)) {
                for (int i = 0; ; i++) {
                    await(sleep(ofMillis(10)));
                    lent.add(i);
                    out.lend(i, new Lease<>(item -> item, givenBack::add));
                }
            }
        };
        Sink<Integer, Long> settingUp = items -> {
            items.next();
            try (var _ = lock(camera)) {
                return 0L;
            }
        };
        run.run(() -> assertThatThrownBy(() -> await(broadcast(frames, block(settingUp), block(count()))))
                .isInstanceOf(DeadlockException.class)
                .hasMessageStartingWith("deadlock: task")
                .hasMessageContaining("'produce'"));
        assertThat(lent).hasSizeGreaterThan(Mailbox.LENT_AHEAD);
        assertThat(givenBack).containsExactlyInAnyOrderElementsOf(lent);
    }
}
