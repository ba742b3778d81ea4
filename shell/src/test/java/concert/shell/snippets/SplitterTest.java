package concert.shell.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private static final JShell SHELL =
            JShell.builder().executionEngine(new Recorder(), Map.of()).build();

    @AfterAll
    static void close() {
        SHELL.close();
    }

    private static String[] pieces(String text) throws Refusal {
        return Splitter.split(text, 1, SHELL.sourceCodeAnalysis()).stream()
                .map(piece ->
                        piece.line() + ": " + piece.text().replace("\n", "|").replaceAll(";$", ""))
                .toArray(String[]::new);
    }

    @Test
    void endsAStatementWithItsLine() throws Refusal {
        assertThat(pieces("home(motor)\nvar x = 3\n\nx + 1\n"))
                .containsExactly("1: home(motor)", "2: var x = 3", "4: x + 1");
    }

    @Test
    void separatesStatementsOfOneLine() throws Refusal {
        assertThat(pieces("int x = 3; int y = 4; f(x)")).containsExactly("1: int x = 3", "1: int y = 4", "1: f(x)");
    }

    @Test
    void aNameWithAQuestionMarkAsksForHelp() throws Refusal {
        assertThat(pieces("int x = 3; x?\nmotor.home(1, \"?)\")??;\ny = x > 1 ?\n  1 : 2\nx ? y : z\nf(x\n?\n1 : 2)"))
                .containsExactly(
                        "1: int x = 3",
                        "1: concert.shell.ShellCommands.help(\"x\")",
                        "2: concert.shell.ShellCommands.codeOf(\"motor.home\")",
                        "3: y = x > 1 ?|  1 : 2",
                        "5: x ? y : z",
                        "6: f(x|?|1 : 2)");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pieces("f()\n?"))
                .satisfies(refusal -> assertThat(refusal.line()).isPositive());
    }

    @Test
    void skipsCommentsAndBlankLines() throws Refusal {
        assertThat(pieces("// one\n\n/* two\n three */\nf() // four\n/** five */\ng()"))
                .containsExactly("5: f()", "7: g()");
    }

    @Test
    void findsNothingInNothing() throws Refusal {
        assertThat(pieces("")).isEmpty();
        assertThat(pieces("\n  \n// only this\n")).isEmpty();
    }

    @Test
    void continuesALineWithALeadingDot() throws Refusal {
        assertThat(pieces("list.stream()\n    // sorted\n    .sorted()\n\n    .toList()\nx"))
                .containsExactly("1: list.stream()|    // sorted|    .sorted()||    .toList()", "6: x");
    }

    @Test
    void continuesALineThatBeginsWithAnOperator() throws Refusal {
        assertThat(pieces("var b = x\n    && y\n    || z\nf()"))
                .containsExactly("1: var b = x|    && y|    || z", "4: f()");
    }

    @Test
    void takesAListOverLinesTogether() throws Refusal {
        assertThat(pieces("f(1,\n  2,\n  3)\ng()")).containsExactly("1: f(1,|  2,|  3)", "4: g()");
    }

    @Test
    void takesAFunctionTogether() throws Refusal {
        assertThat(pieces("int f(int x)\n{\n    return x;\n}\nf(1)"))
                .containsExactly("1: int f(int x)|{|    return x;|}", "5: f(1)");
    }

    @Test
    void takesAnnotationsWithWhatTheyAnnotate() throws Refusal {
        assertThat(pieces("@SuppressWarnings(\"x\")\n@Deprecated\nvoid f() {}\ng()"))
                .containsExactly("1: @SuppressWarnings(\"x\")|@Deprecated|void f() {}", "4: g()");
    }

    @Test
    void takesElseCatchFinallyAndWhileWithTheirBeginnings() throws Refusal {
        assertThat(pieces("if (a) {\n f();\n}\nelse {\n g();\n}\nh()"))
                .containsExactly("1: if (a) {| f();|}|else {| g();|}", "7: h()");
        assertThat(pieces("try {\n f();\n}\ncatch (Exception e) {\n}\nfinally {\n}\nh()"))
                .hasSize(2);
        assertThat(pieces("do {\n f();\n}\nwhile (a)\nh()")).containsExactly("1: do {| f();|}|while (a)", "5: h()");
    }

    @Test
    void takesALoopWithItsStatement() throws Refusal {
        assertThat(pieces("for (int i = 0; i < 3; i++)\n    f(i)\ng()"))
                .containsExactly("1: for (int i = 0; i < 3; i++)|    f(i)", "3: g()");
    }

    @Test
    void keepsTextBlocksWhole() throws Refusal {
        assertThat(pieces("var s = \"\"\"\n  a {\n  // b\n  \"\"\"\nf(s)"))
                .containsExactly("1: var s = \"\"\"|  a {|  // b|  \"\"\"", "5: f(s)");
    }

    @Test
    void ignoresBracketsInTextAndComments() throws Refusal {
        assertThat(pieces("f(\"(\") // {\ng('[')")).containsExactly("1: f(\"(\")", "2: g('[')");
    }

    @Test
    void takesAClassTogether() throws Refusal {
        assertThat(pieces("class A\n    extends B {\n  int x;\n}\nrecord P(int x) {}\nenum E { A, B }"))
                .containsExactly(
                        "1: class A|    extends B {|  int x;|}", "5: record P(int x) {}", "6: enum E { A, B }");
    }

    @Test
    void saysWhichBracketIsNeverClosed() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pieces("f()\ng(1,\n  h(2)\nx"))
                .satisfies(refusal -> assertThat(refusal.line()).isEqualTo(2))
                .satisfies(refusal -> assertThat(refusal.unfinished()).isTrue())
                .withMessage("'(' is never closed");
    }

    @Test
    void saysWhatElseIsNotFinished() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pieces("f()\nvar x ="))
                .withMessage("the statement is not finished");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pieces("/* a"))
                .withMessage("the comment is never closed");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pieces("f(\"\"\"\n a"))
                .withMessage("the text block is never closed");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pieces("f(\"a)\ng()"))
                .satisfies(refusal -> assertThat(refusal.unfinished()).isFalse())
                .withMessage("the text is not closed on its line");
    }

    @Test
    void leavesAWrongBracketToTheCompiler() throws Refusal {
        assertThat(pieces("f(1]\ng()")).hasSizeGreaterThan(1).startsWith("1: f(1]");
    }
}
