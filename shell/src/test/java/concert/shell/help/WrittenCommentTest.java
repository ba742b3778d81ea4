package concert.shell.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenCommentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "// Moves it.\n// Slowly.\nvoid f() {}",
                "  //   Moves it.  \n  ///Slowly.\nvoid f() {}",
                "/* Moves it.\n * Slowly. */\nvoid f() {}",
                "/*\n   Moves it.\n   Slowly.\n*/ void f() {}",
            })
    void aPlainOneLosesItsMarks(String source) {
        WrittenComment comment = WrittenComment.of(source);
        assertThat(comment.text(80)).isEqualTo("Moves it.\nSlowly.");
        assertThat(comment.summary()).isEqualTo("Moves it.");
    }

    @Test
    void aDocumentationCommentIsReadAsOne() {
        WrittenComment comment =
                WrittenComment.of("/** Moves {@code x}. Slowly.\n * @param x how far */ void f(int x) {}");
        assertThat(comment.summary()).isEqualTo("Moves x.");
        assertThat(comment.text(80)).isEqualTo("Moves x. Slowly.\n\nParameters\n    x: how far");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"void f() {}", "", "void f() {} // behind", "/**/ void f() {}", "/** */ void f() {}", "/* void"})
    void whereThereIsNoneItIsEmpty(String source) {
        assertThat(WrittenComment.of(source).summary()).isEmpty();
        assertThat(WrittenComment.of(source).text(80)).isEmpty();
    }
}
