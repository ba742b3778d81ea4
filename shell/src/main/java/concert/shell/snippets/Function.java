package concert.shell.snippets;

import java.util.List;

/**
 * A function of a session.
 *
 * @param parameters as they are written, with their brackets
 * @param result the type of its value
 */
public record Function(String name, String parameters, String result) {

    static Function of(String source, String name) {
        List<Token> tokens = Lexer.tokens(source);
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is(name) && tokens.get(i + 1).is("(")) {
                int close = i + 1;
                while (close < tokens.size() - 1 && !tokens.get(close).is(")")) {
                    close++;
                }
                String parameters = source.substring(
                        tokens.get(i + 1).start(), tokens.get(close).end());
                String result = source.substring(
                        tokens.getFirst().start(), tokens.get(i).start());
                return new Function(
                        name,
                        parameters.replaceAll("\\s+", " "),
                        result.replaceAll("\\b(public|private|protected|static|final|synchronized)\\b", "")
                                .strip());
            }
        }
        return new Function(name, "(..)", "");
    }
}
