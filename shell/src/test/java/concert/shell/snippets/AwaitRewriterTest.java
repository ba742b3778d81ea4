package concert.shell.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwaitRewriterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            await task                                  | await(task)
            await motor.home()                          | await(motor.home())
            await motor.home();                         | await(motor.home());
            var x = await task                          | var x = await(task)
            var x = await task;                         | var x = await(task);
            int x = await a + await b                   | int x = await(a) + await(b)
            await a.b(c).d                              | await(a.b(c).d)
            await a.b(c).d + 1                          | await(a.b(c).d) + 1
            await a.b(c)[0].d()                         | await(a.b(c)[0].d())
            await tasks[i]                              | await(tasks[i])
            await corofunc()                            | await(corofunc())
            await corofunc(1, 2) * 3                    | await(corofunc(1, 2)) * 3
            await new Scan().run()                      | await(new Scan().run())
            await new Scan<Length>().run()              | await(new Scan<Length>().run())
            await new a.b.Scan<Map<String, Integer>>(1).run().x | await(new a.b.Scan<Map<String, Integer>>(1).run().x)
            await new X() { int f() { return 1; } }.go()| await(new X() { int f() { return 1; } }.go())
            await new Task[] {a, b}[1]                  | await(new Task[] {a, b}[1])
            await this.home()                           | await(this.home())
            await super.home()                          | await(super.home())
            await Coroutines.<Integer>race(a, b)        | await(Coroutines.<Integer>race(a, b))
            await outer.new Inner().go()                | await(outer.new Inner().go())
            await await nested                          | await(await(nested))
            await f(await g(1))                         | await(f(await(g(1))))
            await await(x)                              | await(await(x))
            return await x;                             | return await(x);
            if (await ready) go();                      | if (await(ready)) go();
            !await ready                                | !await(ready)
            await ready ? 1 : 2                         | await(ready) ? 1 : 2
            f(await a, await b)                         | f(await(a), await(b))
            () -> await x                               | () -> await(x)
            case 1 -> await x;                          | case 1 -> await(x);
            await x == await y                          | await(x) == await(y)
            await x instanceof Integer i                | await(x) instanceof Integer i
            (await x).toString()                        | (await(x)).toString()
            await x;await y                             | await(x);await(y)
            await "text".strip()                        | await("text".strip())
            await f("a ) b").c                          | await(f("a ) b").c)
            await f('(').c                              | await(f('(').c)
            await f(/* ) */ x).c                        | await(f(/* ) */ x).c)
            await/**/x                                  | await(/**/x)
            await   x                                   | await(  x)
            await x++                                   | await(x)++
            await null                                  | await(null)
            await 5                                     | await(5)
            for (var t : ts) await t;                   | for (var t : ts) await(t);
            await a < await b                           | await(a) < await(b)
            """)
    void bindsToTheWholePostfixExpression(String typed, String java) {
        assertThat(AwaitRewriter.rewrite(typed).text()).isEqualTo(java);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "await(task)",
                "await (task)",
                "await(task).x()",
                "x.await()",
                "x.await ()",
                "Coroutines.await(x)",
                "this::await",
                "x .await y",
                "awaiting x",
                "doawait(x)",
                "int await = 3;",
                "await = 5",
                "await.x()",
                "f(await)",
                "await, x",
                "await -> 3",
                "await instanceof Task",
                "\"await x\"",
                "'a' // await x",
                "// await x",
                "/* await x */ y",
                "/** await x\n await y */",
                "\"\"\"\n await x \\\"\"\" await y\n\"\"\"",
                "String s = \"a \\\" await x\";",
                "void await(int x) {}",
                "@await x",
                "await",
                ""
            })
    void leavesAloneWhatJavaReads(String typed) {
        assertThat(AwaitRewriter.rewrite(typed).text()).isEqualTo(typed);
    }

    @Test
    void endsAnOperandAtALineThatBeginsWithABracket() {
        assertThat(AwaitRewriter.rewrite("await task\n(x).go()").text()).isEqualTo("await(task)\n(x).go()");
    }

    @Test
    void followsACallOverLinesThatBeginWithADot() {
        assertThat(AwaitRewriter.rewrite("await motor\n    .home()\n    .timeout(q.s(1))\nx")
                        .text())
                .isEqualTo("await(motor\n    .home()\n    .timeout(q.s(1)))\nx");
    }

    @Test
    void keepsAnOperandOnTheNextLine() {
        assertThat(AwaitRewriter.rewrite("await\n    task").text()).isEqualTo("await(\n    task)");
    }

    @Test
    void knowsWhereEachCharacterCameFrom() {
        String typed = "f(await a.b(), 12, await c, 34) // x";
        Rewritten java = AwaitRewriter.rewrite(typed);
        assertThat(java.text()).isEqualTo("f(await(a.b()), 12, await(c), 34) // x");
        for (String word : new String[] {"f(", "a.b", "12", "c", "34", "// x"}) {
            assertThat(java.original(java.text().indexOf(word))).as(word).isEqualTo(typed.indexOf(word));
        }
    }

    @Test
    void keepsEveryLineWhereItWas() {
        String typed = "await a\n\nx = await b // c\nawait\n  d\n";
        assertThat(AwaitRewriter.rewrite(typed).text().lines().count())
                .isEqualTo(typed.lines().count());
    }
}
