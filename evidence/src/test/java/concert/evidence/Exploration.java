package concert.evidence;

import concert.evidence.Explorer.Run;
import concert.evidence.Explorer.Strategy;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Looks at many schedules of one scenario until one fails: first every one that departs in a single place from letting
 * everybody run as far as he can, then random ones.
 *
 * <p>What is looked at depends on the seed only. {@code -Devidence.seed=N} takes another one, {@code
 * -Devidence.schedules=N} looks longer, and {@code -Devidence.replay=Scenario:17>2,45>1}, as a failure prints it, runs
 * that one schedule.
 */
public final class Exploration {
    private static final long SEED = Long.getLong("evidence.seed", 1);
    private static final int RANDOM_SCHEDULES = Integer.getInteger("evidence.schedules", 4_000);

    /** How many steps are close: those of a method or two. */
    private static final int NEAR = 40;

    private final Class<? extends Scenario> scenario;
    private final Plant plant;
    private final Constructor<? extends Scenario> maker;
    private int schedules;

    private Exploration(Class<? extends Scenario> scenario, Plant plant) throws ReflectiveOperationException {
        this.scenario = scenario;
        this.plant = plant;
        this.maker = new Instrumented(plant)
                .loadClass(scenario.getName())
                .asSubclass(Scenario.class)
                .getDeclaredConstructor();
        maker.setAccessible(true);
    }

    /** A schedule that went wrong. */
    public record Failure(String scenario, int schedule, String deviations, Throwable cause, List<String> switches) {
        /** What to look at, and how to see it again. */
        public String describe() {
            return "schedule %d of %s fails: %s%n  replay with -Devidence.replay=%s:%s%n%s"
                    .formatted(schedule, scenario, cause, scenario, deviations, String.join("\n", switches));
        }
    }

    /** What was found. */
    public record Result(int schedules, Failure failure) {}

    /** Fails if a schedule of {@code scenario} does. */
    public static Result holds(Class<? extends Scenario> scenario) throws Exception {
        Result result = new Exploration(scenario, null).search();
        if (result.failure != null) {
            throw new AssertionError(result.failure.describe(), result.failure.cause);
        }
        return result;
    }

    /** Fails if the bug is not found in as many schedules as {@link #holds} looks at. */
    public static Result finds(Class<? extends Scenario> scenario, Plant plant) throws Exception {
        Result result = new Exploration(scenario, plant).search();
        if (!plant.isApplied()) {
            throw new AssertionError("the bug found no place: " + plant);
        }
        if (result.failure == null) {
            throw new AssertionError(
                    scenario.getSimpleName() + " does not see in " + result.schedules + " schedules that " + plant);
        }
        return result;
    }

    private Result search() throws Exception {
        String replay = System.getProperty("evidence.replay", "");
        if (plant == null && replay.startsWith(scenario.getSimpleName() + ":")) {
            return replay(replay.substring(replay.indexOf(':') + 1));
        }
        Recorder recorder = new Recorder();
        Failure failure = run(recorder);
        for (int[] deviation : failure == null ? recorder.others : List.<int[]>of()) {
            failure = run(new Deviations(Map.of(deviation[0], deviation[1])));
            if (failure != null) {
                break;
            }
        }
        int length = recorder.length;
        for (int i = 0; i < RANDOM_SCHEDULES && failure == null; i++) {
            Random random = new Random(SEED * 1_000_003 + i);
            failure = run(i % 2 == 0 ? new FewDeviations(random, length) : new Walk(random));
        }
        return new Result(schedules, failure);
    }

    private Result replay(String deviations) throws Exception {
        Run run = Explorer.run(maker.newInstance(), Deviations.parse(deviations), true);
        return new Result(1, run.failure() == null ? null : failure(run));
    }

    private Failure run(Strategy strategy) throws Exception {
        schedules++;
        Run run = Explorer.run(maker.newInstance(), strategy, false);
        if (run.failure() == null) {
            return null;
        }
        Run again = Explorer.run(maker.newInstance(), Deviations.parse(run.deviations()), true);
        return failure(again.failure() == null ? run : again);
    }

    private Failure failure(Run run) {
        return new Failure(scenario.getSimpleName(), schedules, run.deviations(), run.failure(), run.switches());
    }

    // ---- strategies ------------------------------------------------------------------------------------------------

    /** Departs nowhere and notes where it could have: pairs of a step and a choice. */
    private static final class Recorder implements Strategy {
        final List<int[]> others = new ArrayList<>();
        int length;

        @Override
        public int choose(int step, int preferred, List<Integer> candidates) {
            length = step + 1;
            for (int candidate : candidates) {
                if (candidate != preferred) {
                    others.add(new int[] {step, candidate});
                }
            }
            return preferred;
        }
    }

    /** Departs exactly there. */
    private record Deviations(Map<Integer, Integer> at) implements Strategy {
        static Deviations parse(String text) {
            Map<Integer, Integer> at = new HashMap<>();
            for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
                int split = pair.indexOf('>');
                at.put(Integer.valueOf(pair.substring(0, split)), Integer.valueOf(pair.substring(split + 1)));
            }
            return new Deviations(at);
        }

        @Override
        public int choose(int step, int preferred, List<Integer> candidates) {
            return at.getOrDefault(step, preferred);
        }
    }

    /**
     * Departs in two to four places, since most races need no more: the first is anywhere, and another one often close
     * behind, as a race that needs two has them around the same few lines.
     */
    private static final class FewDeviations implements Strategy {
        private final Random random;
        private final Map<Integer, Boolean> at = new HashMap<>();

        FewDeviations(Random random, int length) {
            this.random = random;
            int count = 2 + random.nextInt(3);
            int place = 0;
            for (int i = 0; i < count; i++) {
                place = i == 0 || random.nextInt(3) == 0
                        ? random.nextInt(length + length / 4 + 1)
                        : place + 1 + random.nextInt(NEAR);
                at.put(place, true);
            }
        }

        @Override
        public int choose(int step, int preferred, List<Integer> candidates) {
            return at.containsKey(step) ? candidates.get(random.nextInt(candidates.size())) : preferred;
        }
    }

    /** Departs all the time. */
    private static final class Walk implements Strategy {
        private final Random random;
        private final int often;

        Walk(Random random) {
            this.random = random;
            this.often = 2 + random.nextInt(30);
        }

        @Override
        public int choose(int step, int preferred, List<Integer> candidates) {
            return random.nextInt(often) == 0 ? candidates.get(random.nextInt(candidates.size())) : preferred;
        }
    }
}
