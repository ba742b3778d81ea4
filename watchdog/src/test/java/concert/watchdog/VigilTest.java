package concert.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What it decides, by a time that the test tells: a limit of 1000 and times in the same unit, milliseconds. */
class VigilTest {
    private static final long MS = 1_000_000;

    private final List<String> trail = new ArrayList<>();
    private final Vigil vigil = new Vigil(1000 * MS, 0, new Vigil.Hands() {
        @Override
        public void fire(String why, List<Recipe> recipes) {
            trail.add("fire " + recipes.stream().map(Recipe::bytes).toList() + ": " + why);
        }

        @Override
        public void standDown(String why) {
            trail.add(why);
        }

        @Override
        public void answer(long beat) {
            trail.add("alive " + beat);
        }

        @Override
        public void complain(String line) {
            trail.add("what? " + line);
        }
    });

    private void guard(int id, String bytes, long at) {
        vigil.take(new Message.Guard(new Recipe(id, "motor", "localhost", 4001, bytes)).line(), at * MS);
    }

    /** As the main loop does while no line comes. */
    private void silence(long from, long to) {
        for (long now = from; now <= to; now += 50) {
            vigil.tick(now * MS);
        }
    }

    @Test
    void aSilenceBeyondTheLimitFiresAllRecipesOnce() {
        guard(1, "STOP 1", 0);
        guard(2, "STOP 2", 0);
        silence(50, 1000);
        assertThat(trail).isEmpty();
        silence(1050, 60_000);
        assertThat(trail).containsExactly("fire [STOP 1, STOP 2]: the session has been silent for 1.0 s");
        assertThat(vigil.isOver()).isFalse();
    }

    @Test
    void beatsKeepItQuietAndAreAnswered() {
        for (int beat = 1; beat <= 3; beat++) {
            vigil.take("beat " + beat, beat * 900 * MS);
            silence(beat * 900 + 50, beat * 900 + 850);
        }
        assertThat(trail).containsExactly("alive 1", "alive 2", "alive 3");
    }

    @Test
    void theNextBeatArmsItAgain() {
        guard(1, "STOP", 0);
        silence(50, 5000);
        vigil.take("beat 7", 5050 * MS);
        silence(5100, 6100);
        assertThat(trail)
                .containsExactly(
                        "fire [STOP]: the session has been silent for 1.0 s",
                        "the session is back after 5.0 s; armed again",
                        "alive 7",
                        "fire [STOP]: the session has been silent for 1.0 s");
    }

    @Test
    void aGoodByeEndsItAndNothingIsFired() {
        guard(1, "STOP", 0);
        vigil.take("bye", 10 * MS);
        assertThat(vigil.isOver()).isTrue();
        vigil.inputEnded();
        silence(50, 5000);
        assertThat(trail).isEmpty();
    }

    @Test
    void theEndOfTheInputWithoutAGoodByeFiresAtOnce() {
        guard(1, "STOP", 0);
        vigil.inputEnded();
        assertThat(trail).containsExactly("fire [STOP]: the session has died");
        assertThat(vigil.isOver()).isTrue();
    }

    /** Frozen, found frozen, then killed: what could not be reached the first time gets another chance. */
    @Test
    void theDeathOfAFrozenSessionFiresAgain() {
        guard(1, "STOP", 0);
        silence(50, 1050);
        vigil.inputEnded();
        assertThat(trail).hasSize(2);
    }

    @Test
    void aReleasedRecipeIsNotSentAndAReplacedOneIsSentAsItIsNow() {
        guard(1, "OLD", 0);
        guard(2, "GONE", 0);
        guard(1, "NEW", 10);
        vigil.take("release 2", 20 * MS);
        vigil.inputEnded();
        assertThat(trail).containsExactly("fire [NEW]: the session has died");
    }

    /** It was stopped itself, or the whole computer was: the beats of that time lie unread in the pipe. */
    @Test
    void itsOwnPauseIsNotTakenForOneOfTheSession() {
        guard(1, "STOP", 0);
        silence(50, 200);
        vigil.tick(9000 * MS);
        silence(9050, 10_000);
        assertThat(trail).isEmpty();
        silence(10_050, 10_050);
        assertThat(trail).containsExactly("fire [STOP]: the session has been silent for 1.0 s");
    }

    @Test
    void whatMeansNothingIsComplainedOfAndIsASignOfLife() {
        silence(50, 950);
        vigil.take("guard 1 motor", 960 * MS);
        silence(1000, 1900);
        assertThat(trail).containsExactly("what? guard 1 motor");
    }
}
