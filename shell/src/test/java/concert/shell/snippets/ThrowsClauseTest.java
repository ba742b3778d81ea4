package concert.shell.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThrowsClauseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            void f() { await(x); }                    | void f() throws Exception { await(x); }
            int f(int a, List<Integer> b) { return await(x); } | int f(int a, List<Integer> b) throws Exception { return await(x); }
            void f() { if (a) { await(x); } }         | void f() throws Exception { if (a) { await(x); } }
            void f() { for (;;) { await(x); } }       | void f() throws Exception { for (;;) { await(x); } }
            List<Integer> f() { do { await(x); } while (y); } | List<Integer> f() throws Exception { do { await(x); } while (y); }
            int[] f() { switch (a) { case 1 -> await(x); } } | int[] f() throws Exception { switch (a) { case 1 -> await(x); } }
            void f() { var h = lock(motor); }         | void f() throws Exception { var h = lock(motor); }
            class A { void f() { await(x); } void g() {} } | class A { void f() throws Exception { await(x); } void g() {} }
            class A { A() { await(x); } }             | class A { A() throws Exception { await(x); } }
            class A { int a; A() { await(x); } }      | class A { int a; A() throws Exception { await(x); } }
            """)
    void isAddedToTheFunctionThatAwaits(String source, String with) {
        assertThat(ThrowsClause.whereAwaited(source)).isEqualTo(with);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void f() throws IOException { await(x); }",
                "Coroutine<Void> f() { return coroutine(() -> { await(x); }); }",
                "Coroutine<Void> f() { return coroutine(() -> await(x)); }",
                "Coroutine<Void> f() { return coroutine(n -> { if (a) { await(x); } }); }",
                "void f() { try { await(x); } catch (Exception e) {} }",
                "void f() { try (var h = lock(m)) { await(x); } }",
                "void f() { x.await(); }",
                "Body f() { return new Body() { public void run() throws Exception { await(x); } }; }",
                "await(x)",
                "for (;;) { await(x); }",
                "int f = 3"
            })
    void isNotAddedElsewhere(String source) {
        assertThat(ThrowsClause.whereAwaited(source)).isEqualTo(source);
    }

    @Test
    void isAddedToEachMethodOfAType() {
        assertThat(ThrowsClause.whereAwaited("class A { void f() { await(x); } void g() { await(y); } }"))
                .isEqualTo(
                        "class A { void f() throws Exception { await(x); } void g() throws Exception { await(y); } }");
    }

    @Test
    void isAddedAroundAPlaceThatTheCompilerNames() {
        String source = "void f() { try { g(); } finally { h(); } }";
        assertThat(ThrowsClause.around(source, source.indexOf("g()")))
                .isEqualTo("void f() throws Exception { try { g(); } finally { h(); } }");
        String lambda = "void f() { list.forEach(x -> g(x)); }";
        assertThat(ThrowsClause.around(lambda, lambda.indexOf("g(x)"))).isNull();
    }
}
