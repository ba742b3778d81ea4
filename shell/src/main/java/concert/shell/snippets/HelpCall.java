package concert.shell.snippets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows {@code NAME?} and {@code NAME??}, alone on a line or behind a semicolon, and makes a call of it. No statement of Java
 * begins so; {@code x ? a : b} goes on behind the question mark.
 */
final class HelpCall {
    private static final String EXAMPLES = ", such as motor? or motor.home?; help() tells more";

    private HelpCall() {}

    /**
     * The call that the tokens of a line stand for, or null if they ask for no help.
     *
     * @throws Refusal if they ask for help about nothing
     */
    static @Nullable String of(List<Token> line, int number) throws Refusal {
        int end = line.size();
        if (end > 0 && line.get(end - 1).is(";")) {
            end--;
        }
        int asked = end;
        while (end > 0 && line.get(end - 1).is("?")) {
            end--;
        }
        int marks = asked - end;
        if (marks == 0) {
            return null;
        }
        if (end == 0) {
            throw new Refusal(number, "? comes after a name" + EXAMPLES);
        }
        if (end == 1 && !line.getFirst().isWord()) {
            throw new Refusal(
                    number,
                    "there is help about names, not about " + line.getFirst().text() + EXAMPLES);
        }
        String name = chain(line.subList(0, end));
        String function = marks == 1 ? "help" : "codeOf";
        return name == null ? null : "concert.shell.ShellCommands." + function + "(\"" + name + "\");";
    }

    /** Names with dots between them; what a call is given says nothing about its function. */
    private static @Nullable String chain(List<Token> tokens) {
        StringBuilder name = new StringBuilder();
        int i = 0;
        while (true) {
            if (i == tokens.size() || !tokens.get(i).isWord()) {
                return null;
            }
            name.append(tokens.get(i++).text());
            if (i < tokens.size() && tokens.get(i).is("(")) {
                i = afterBrackets(tokens, i);
            }
            if (i == tokens.size()) {
                return name.toString();
            }
            if (!tokens.get(i++).is(".")) {
                return null;
            }
            name.append('.');
        }
    }

    private static int afterBrackets(List<Token> tokens, int open) {
        Brackets brackets = new Brackets();
        int i = open;
        do {
            brackets.add(tokens.get(i++));
        } while (i < tokens.size() && brackets.open() != null);
        return i;
    }
}
