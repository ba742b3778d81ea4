package concert.shell.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommentTextTest {

    /** The declarations of a class with one method that has this comment. */
    private static Declaration method(String comment) {
        List<Declaration> found = SourceFile.declarations(
                "Example.java",
                "class Example {\n    /** " + comment + " */\n    int method(int x) { return x; }\n}\n");
        assertThat(found).hasSize(2);
        return found.getLast();
    }

    private static String text(String comment, int width) {
        return new Doc("", "", method(comment), null).text(width);
    }

    @Test
    void linesAreBrokenBetweenWords() {
        assertThat(text("One two three four\n * five six seven.", 20)).isEqualTo("One two three four\nfive six seven.");
        assertThat(text("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b.", 20)).isEqualTo("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nb.");
    }

    @Test
    void tagsInTheTextAreGone() {
        assertThat(text(
                        "Of {@code a < b}, {@link Device#action(String, Rule)}, {@link #home()}, {@link concert.devices.Device}, "
                                + "{@linkplain Device the device}, <b>bold</b>, a &lt; b &amp; c, {@literal <x>}.",
                        200))
                .isEqualTo("Of a < b, Device.action(String, Rule), home(), Device, the device, bold, a < b & c, <x>.");
        assertThat(text("{@return the sum}", 80)).isEqualTo("Returns the sum.");
    }

    @Test
    void paragraphsListsAndCodeKeepTheirShape() {
        assertThat(text("""
                        First.
                         *
                         * <p>Second:
                         *
                         * <ul>
                         *   <li>one item that is long
                         *   <li>two
                         * </ul>
                         *
                         * <pre>{@code
                         * int x = 1;
                         *   int y = 2;
                         * }</pre>
                         *
                         * <p>Last.""", 22)).isEqualTo("""
                        First.

                        Second:
                        * one item that is
                          long
                        * two

                            int x = 1;
                              int y = 2;

                        Last.""");
    }

    @Test
    void parametersResultAndFailuresAreListed() {
        assertThat(text("""
                        Adds.
                         *
                         * @param x the first one
                         * @param y the second one, which is described at length
                         * @return the sum
                         * @throws ArithmeticException if it is too large
                         * @see Math""", 40)).isEqualTo("""
                        Adds.

                        Parameters
                            x: the first one
                            y: the second one, which is
                                described at length

                        Returns
                            the sum

                        Throws
                            ArithmeticException: if it is too
                                large

                        See also
                            Math""");
    }

    @Test
    void theFirstSentenceIsOneLine() {
        assertThat(new Doc("", "", method("Moves {@code x}\n * to y. Then more."), null).summary())
                .isEqualTo("Moves x to y.");
    }

    @Test
    void whatIsInheritedStandsWhereItIsAskedFor() {
        Doc above = new Doc("", "", method("Moves.\n * @return nothing"), null);
        assertThat(new Doc("", "", method("{@inheritDoc} Fast."), above).text(80))
                .isEqualTo("Moves. Fast.");
        assertThat(new Doc("", "", null, above).text(80)).startsWith("Moves.").contains("Returns");
    }
}
