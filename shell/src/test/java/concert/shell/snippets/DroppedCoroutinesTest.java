package concert.shell.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DroppedCoroutinesTest {
    private static final SnippetCompiler COMPILER = new SnippetCompiler(new SnippetClasses(), "home"::equals);

    @BeforeAll
    static void declare() throws Refusal {
        compile("var motor = new DummyLinearMotor()");
        compile("Coroutine<Void> corofunc() { return sleep(q.ms(1)); }");
    }

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    private static void compile(String source) throws Refusal {
        for (Piece piece : Splitter.split(AwaitRewriter.rewrite(source).text(), 1, COMPILER.analysis())) {
            COMPILER.compile(piece, "demo.jsh");
        }
    }

    private static Refusal refusal(String source) {
        return catchThrowableOfType(Refusal.class, () -> compile(source));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            motor.home()                                        | motor.home()
            motor.home();                                       | motor.home()
            corofunc()                                          | corofunc()
            gather(corofunc(), motor.home())                    | gather(corofunc(), motor.home())
            motor.home().timeout(q.s(1))                        | motor.home().timeout(q.s(1))
            scan(motor.position(), List.of(q.mm(1)), () -> corofunc()) | scan(motor.position(), List.of(q.mm(1)), () -> corofunc())
            void f() { scan(motor.position(), List.of(), () -> corofunc()); } | scan(motor.position(), List.of(), () -> corofunc())
            new DummyLinearMotor().home()                       | new DummyLinearMotor().home()
            if (true) motor.home()                              | motor.home()
            for (int i = 0; i < 3; i++) { corofunc(); }         | corofunc()
            { int x = 1; motor.home(); }                        | motor.home()
            void f() { motor.home(); }                          | motor.home()
            void f() { if (true) { motor . home(); } }          | motor . home()
            var r = new Runnable() { public void run() { corofunc(); } } | corofunc()
            class A { void f() { corofunc(); } }                | corofunc()
            class A { class B { void f() { corofunc(); } } }    | corofunc()
            Runnable r = () -> motor.home()                     | motor.home()
            Runnable r = () -> { motor.home(); }                | motor.home()
            Runnable r = motor::home                            | motor::home
            List.of(1).forEach(x -> motor.home())               | motor.home()
            List.of(motor).forEach(DummyLinearMotor::home)      | DummyLinearMotor::home
            var c = coroutine(() -> { motor.home(); })          | motor.home()
            var c = coroutine(() -> { await motor.home(); corofunc(); }) | corofunc()
            """)
    void areRefusedWithTheCall(String source, String call) {
        Refusal refusal = refusal(source);
        assertThat(refusal).as(source).isNotNull();
        assertThat(refusal.text()).startsWith("the coroutine " + call + " is dropped: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "await motor.home()",
                "start(motor.home())",
                "var c = motor.home()",
                "var t = start(corofunc())",
                "home(motor)",
                "var list = List.of(motor.home(), corofunc())",
                "Coroutine<Void> g() { return motor.home(); }",
                "Supplier<Coroutine<Void>> s = motor::home",
                "Supplier<Coroutine<Void>> s = () -> motor.home()",
                "void f() { await(motor.home()); start(corofunc()); }",
                "var c = createCommand(() -> corofunc())",
                "var c = coroutine(() -> { await(corofunc()); })",
                "new ArrayList<Coroutine<Void>>().add(corofunc())",
                "start(gather(corofunc(), corofunc()))"
            })
    void areNotSeenWhereTheyAreUsed(String source) {
        assertThatCode(() -> compile(source)).doesNotThrowAnyException();
    }

    @Test
    void namesTheLineOfTheCall() {
        Refusal refusal = refusal(
                "Coroutine<Void> f() {\n  return coroutine(() -> {\n    await corofunc();\n    motor\n      .home();\n  });\n}");
        assertThat(refusal.line()).isEqualTo(5);
        assertThat(refusal("\n\nmotor.home()").line()).isEqualTo(3);
    }

    @Test
    void proposesTheCommandAtTheTopLevelOnly() {
        assertThat(refusal("motor.home()").text()).endsWith("await it, start(..) it or use the command home(motor)");
        assertThat(refusal("corofunc()").text()).endsWith("await it or start(..) it");
        assertThat(refusal("void f() { motor.home(); }").text()).endsWith("await it or start(..) it");
    }

    @Test
    void aRefusedFunctionLeavesTheOneBefore() throws Refusal {
        compile("int kept() { return 1; }");
        assertThat(refusal("int kept() { motor.home(); return 2; }")).isNotNull();
        assertThatCode(() -> compile("int y = kept()")).doesNotThrowAnyException();
    }

    @Test
    void areFoundInABlockOfStatements() {
        Refusal refusal = COMPILER.compileFile("home(motor)\ncorofunc()\nhome(motor)", "block.jsh")
                .refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.line()).isEqualTo(2);
        assertThat(refusal.text()).startsWith("the coroutine corofunc() is dropped");
    }
}
