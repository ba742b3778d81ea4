package concert.shell;

import concert.shell.sessions.SessionTool;
import concert.shell.snippets.Suggestions;
import java.util.List;
import java.util.stream.Stream;

/** What {@code concert} tells of itself. */
final class Usage {
    private static final String LINE = "  %-8s %s%n";

    private Usage() {}

    /** All that there is to ask for, a line each. */
    static String overview() {
        StringBuilder text = new StringBuilder("usage: concert COMMAND ...\n\n");
        text.append(LINE.formatted("start", "Runs a session, then prompts; without one, only prompts."));
        SessionTool.descriptions().forEach((name, description) -> text.append(LINE.formatted(name, description)));
        return text.append("\nconcert COMMAND --help tells more of one, concert --version which Concert this is.")
                .toString();
    }

    /** The words that ask for the help on one command, for {@code concert help COMMAND}; nothing for all of them. */
    static List<String> wordsFor(List<String> asked) {
        return asked.isEmpty() ? List.of("--help") : List.of(asked.getFirst(), "--help");
    }

    /** What is told to who asks for something else. */
    static String unknown(String command) {
        String meant =
                Suggestions.nearest(command, Stream.concat(Stream.of("start", "help"), SessionTool.NAMES.stream()));
        return "there is no command '" + command + "'; "
                + (meant.isEmpty() ? "concert help lists them" : "did you mean '" + meant + "'?");
    }
}
