package concert.shell.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {

    private static String groups(String... statements) {
        List<Piece> pieces = java.util.stream.IntStream.range(0, statements.length)
                .mapToObj(i -> new Piece(statements[i], i + 1))
                .toList();
        return Batches.of(pieces, Set.of("taken")).stream()
                .map(group -> group.stream().map(Piece::text).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    @Test
    void neighboursThatDeclareNothingShareABlock() {
        assertThat(groups("home(m)", "await(t)", "if (x) { f(); }", "x = 3", "a.b.c(1).d()", "y", "f()", "g();"))
                .isEqualTo("home(m) await(t) if (x) { f(); } | x = 3 | a.b.c(1).d() | y | f() g();");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = f(1)",
                "f(1) + 2",
                "f(1) + g(2)",
                "new A().run()",
                "register(\"x\", cmd)",
                "int f(int x) { return 1; }",
                "record P(int x) {}",
                "Foo f(int x)",
                "throw f(x)",
                "f",
                "f(1)[2]",
                "f(1).x",
                "(f)(1)",
                "f(1); g(2)",
                "import a.b.C",
                "@A void f()",
                "a.f(1"
            })
    void everythingElseStaysAlone(String statement) {
        assertThat(groups("f()", statement, "g()")).isEqualTo("f() | " + statement + " | g()");
    }

    @Test
    void declarationsWhoseTypeIsPlainToSeeShareItToo() {
        assertThat(groups(
                        "var m = new M()",
                        "f(m)",
                        "double d = g(2)",
                        "List<A> l = new ArrayList<>()",
                        "var n = q.mm(2)"))
                .doesNotContain(" | ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int x = 1", "var taken = 1", "int y = 2"})
    void whatIsMentionedBeforeItsDeclarationIsDeclaredAlone(String declaration) {
        assertThat(groups("f(x)", "g()", "int y = 1", declaration, "g()"))
                .isEqualTo("f(x) g() int y = 1 | " + declaration + " | g()");
    }

    /** {@code m.position()} says nothing of a variable {@code position}. */
    @Test
    void aMemberIsNoMention() {
        assertThat(groups("f(m.x())", "int x = 1")).doesNotContain(" | ");
    }

    @Test
    void aBlockKeepsEveryLineWhereItWas() {
        Piece block = Batches.block(List.of(new Piece("f(1,\n2)", 3), new Piece("g();", 7), new Piece("h()", 7)));
        assertThat(block).isEqualTo(new Piece("{f(1,\n2);\n\n\ng();;h();}", 3));
    }

    @Test
    void aBlockDoesNotGrowWithoutEnd() {
        String[] many = java.util.Collections.nCopies(3000, "println(1)").toArray(new String[0]);
        assertThat(groups(many).split(" \\| ")).hasSizeGreaterThan(3);
    }
}
