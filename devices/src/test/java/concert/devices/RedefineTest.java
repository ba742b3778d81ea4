package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;
import static concert.quantities.Units.MILLIMETRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The reference ignores what a subclass says about an inherited parameter. */
class RedefineTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void close() {
        run.close();
    }

    private static final class ShortStage extends Stage {
        ShortStage() {
            var _ = named("short");
            var _ = redefine(position).limits(0, 5).documented("A short one.").get(() -> q.mm(4));
        }
    }

    @Test
    void whatASubclassSaysCountsForTheAccessorAndForTheName() throws Exception {
        ShortStage stage = new ShortStage();

        assertThat(stage.parameter("position")).isSameAs(stage.position);
        assertThat(stage.position.documentation()).isEqualTo("A short one.");
        assertThat(run.run(() -> await(stage.position.get()))).isEqualTo(q.mm(4));
        assertThatThrownBy(() -> run.run(() -> await(stage.position.set(q.mm(6)))))
                .isInstanceOf(LimitException.class);
        run.run(() -> await(stage.position.set(q.mm(3))));
        assertThat(stage.calls).containsExactly("move to 3 mm");
    }

    @Test
    void otherDevicesOfTheBaseClassDoNotNotice() {
        var _ = new ShortStage();

        assertThat(new Stage().position.upper()).isEmpty();
    }

    private static final class Twice extends Stage {
        private final QuantityParameter<Length> again = quantity("position", MILLIMETRE, "Another one.");
    }

    @Test
    void declaringANameAgainIsAnErrorThatSaysWhatToDo() {
        assertThatThrownBy(Twice::new)
                .hasMessage("Twice.position: declared twice; a subclass changes an inherited one with redefine(..)");
    }

    @Test
    void aDeclarationIsSealedByItsFirstUse() throws Exception {
        Stage stage = new Stage().named("stage");
        QuantityDeclaration<Length> declaration = stage.redefine(stage.position);
        run.run(() -> await(stage.position.get()));

        assertThatThrownBy(() -> declaration.limits(0, 1))
                .hasMessage("stage.position: it is in use, its declaration cannot change any more");
    }
}
