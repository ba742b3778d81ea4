package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.LockModel.Held;
import concert.coroutines.LockModel.Who;
import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tasks do at random what one can do with locks, one step after the other, and after each step the real locks are held
 * against a simple model: exclusion, order, nobody forgotten, and a deadlock exactly where there is one.
 */
class LockModelTest {
    private static final int SEEDS = 100;
    private static final int STEPS = 80;
    private static final Duration FOREVER = Duration.ofDays(1000);

    @Test
    void theLocksDoWhatTheModelSays() throws Exception {
        try (var run = TestRun.create()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Program program = new Program(run, seed);
                try {
                    run.run(program::run);
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n" + program.story, e);
                }
            }
        }
    }

    /** One seed's program. */
    private static final class Program {
        private final TestRun run;
        private final Random random;
        private final LockModel model = new LockModel();
        private final List<LockThing> things = new ArrayList<>();
        private final List<LockActor> actors = new ArrayList<>();
        private final List<Who> who = new ArrayList<>();
        private final List<Task<Void>> tasks = Collections.synchronizedList(new ArrayList<>());

        /** Pairs of which the first was once allowed to pass the second. */
        private final Set<List<Who>> mayPass = new HashSet<>();

        final LockTrail story = new LockTrail();

        Program(TestRun run, int seed) {
            this.run = run;
            this.random = new Random(seed);
            for (String name : List.of("x", "y", "z")) {
                LockThing device = new LockThing(name);
                things.addAll(List.of(device, device, device.parameter("p"), device.parameter("q")));
            }
        }

        void run() throws InterruptedException {
            for (int i = 0; i < 4; i++) {
                add();
                tasks.add(run.supervisor().start(actors.get(i).obey()));
            }
            settle();
            for (int step = 0; step < STEPS; step++) {
                step();
                check();
            }
            while (tasks.stream().anyMatch(task -> !task.isDone())) {
                int idle = anyIdle();
                assertThat(idle)
                        .as("somebody who can go on\n" + run.supervisor().dump())
                        .isNotNegative();
                story.add(actors.get(idle) + " ends");
                actors.get(idle).end();
                check();
            }
            assertThat(model.held).isEmpty();
            assertThat(run.supervisor().locks()).isEmpty();
        }

        private void add() {
            String name = "task" + actors.size();
            actors.add(new LockActor(name));
            who.add(new Who(name));
        }

        private int anyIdle() {
            List<Integer> idle = new ArrayList<>();
            for (int i = 0; i < actors.size(); i++) {
                if (!tasks.get(i).isDone() && actors.get(i).result() != LockActor.Result.PENDING) {
                    idle.add(i);
                }
            }
            return idle.isEmpty() ? -1 : idle.get(random.nextInt(idle.size()));
        }

        private void step() throws InterruptedException {
            int number = anyIdle();
            int choice = random.nextInt(100);
            if (choice < 4 || number < 0) {
                cancelAny();
                return;
            }
            LockActor actor = actors.get(number);
            Who me = who.get(number);
            if (choice < 8) {
                story.add("time passes");
                await(sleep(Duration.ofSeconds(20)));
            } else if (choice < 16 && actors.size() < 10) {
                add();
                who.getLast().inside.addAll(me.inside);
                story.add(actor + " starts " + actors.getLast());
                actor.start(actors.getLast(), tasks);
            } else if (choice < 42 && !me.own.isEmpty()) {
                int index = random.nextInt(me.own.size());
                story.add(me.own.get(index) + " no more");
                model.release(me.own.get(index));
                actor.close(index);
            } else if (choice < 62) {
                LockThing thing = things.get(random.nextInt(things.size()));
                request(me, new Held(me, List.of(thing), false));
                actor.operate(thing);
            } else {
                LockThing[] some = new LockThing[random.nextInt(3) == 0 ? 2 : 1];
                Arrays.setAll(some, _ -> things.get(random.nextInt(things.size())));
                request(me, new Held(me, List.of(some), true));
                actor.lock(random.nextInt(4) == 0 ? Duration.ofSeconds(10) : FOREVER, some);
            }
        }

        private void request(Who me, Held wanted) {
            story.add(me + " wants " + (wanted.exclusive ? "" : "to operate ") + wanted.things);
            model.arrive(me, wanted);
            noteWhoMayPass();
        }

        private void cancelAny() {
            int number = random.nextInt(tasks.size());
            story.add(actors.get(number) + " is cancelled");
            tasks.get(number).cancel();
        }

        private void settle() throws InterruptedException {
            await(sleep(Duration.ofMillis(1)));
        }

        /** Whoever waits for me must not make me wait. */
        private void noteWhoMayPass() {
            for (Who behind : model.waiting) {
                for (Who ahead : model.conflictingAhead(behind)) {
                    if (model.isInsideOfWhatBlocks(behind, ahead) || model.waitsFor(ahead, behind, true)) {
                        mayPass.add(List.of(behind, ahead));
                    }
                }
            }
        }

        private void check() throws InterruptedException {
            settle();
            List<Who> granted = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                Who me = who.get(i);
                if (me.wanted != null && !tasks.get(i).isDone()) {
                    switch (actors.get(i).result()) {
                        case REFUSED -> {
                            assertThat(model.waitsFor(me, me, false))
                                    .as(me + " is refused for a reason")
                                    .isTrue();
                            model.leave(me);
                        }
                        case TIMED_OUT -> model.leave(me);
                        case GRANTED -> granted.add(me);
                        default -> {}
                    }
                }
                if (tasks.get(i).isDone()) {
                    model.leave(me);
                    List.copyOf(me.own).forEach(model::release);
                }
            }
            granted.forEach(model::granted);
            assertThat(model.violation()).as("exclusion").isEmpty();
            for (Who me : granted) {
                Held had = me.own.getLast();
                for (Who other : model.waiting) {
                    if (other.arrival < me.arrival && LockModel.overlap(other.wanted, had)) {
                        assertThat(mayPass).as(me + " passes " + other).contains(List.of(me, other));
                    }
                }
            }
            noteWhoMayPass();
            for (Who me : model.waiting) {
                assertThat(model.holdersInTheWay(me).isEmpty()
                                && model.conflictingAhead(me).isEmpty())
                        .as(me + " is forgotten")
                        .isFalse();
                assertThat(model.waitsFor(me, me, false))
                        .as(me + " waits for itself")
                        .isFalse();
            }
        }
    }
}
