package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static concert.tests.terminal.TerminalSession.CTRL_K;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody follows the tutorial: types what it says, in a terminal, and sees on the screen what it says.
 *
 * <p>Its blocks are marked {@code console}, for what is typed and printed, with {@code ^C} and {@code ^K} for keys; and {@code java edit},
 * for what is added in the editor that the command before has opened. Times, numbers of tasks and values and
 * the user's folder are those of the reader.
 */
@Timeout(300)
class TutorialTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(console|java edit)\n(.*?)^```$");
    private static final Pattern PROMPT = Pattern.compile("(\\w+) > (.*)");

    @TempDir
    private Path data;

    private final Deque<String> toAdd = new ArrayDeque<>();

    private TerminalSession session;

    /** What stands on the page since the session was started. */
    private final List<String> expected = new ArrayList<>();

    @AfterEach
    void close() {
        if (session != null) {
            session.close();
        }
    }

    @Test
    void theTutorialDoesWhatItSays() throws Exception {
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(Program.file("docs/tutorials/first-session.md")))
                .results()
                .toList();
        blocks.stream().filter(block -> block.group(1).equals("java edit")).forEach(block -> toAdd.add(block.group(2)));
        List<String> lines = blocks.stream()
                .filter(block -> block.group(1).equals("console"))
                .flatMap(block -> block.group(2).lines())
                .toList();
        for (int i = 0; i < lines.size(); ) {
            int end = i + 1;
            while (end < lines.size() && !isTyped(lines.get(end))) {
                end++;
            }
            follow(lines.get(i), lines.subList(i + 1, end));
            i = end;
        }
        assertThat(toAdd).isEmpty();
        assertThat(session).as("a session that goes on").isNull();
    }

    private static boolean isTyped(String line) {
        return line.startsWith("$ ") || PROMPT.matcher(line).matches();
    }

    /** What is typed first, then what it prints, or more of it. */
    private void follow(String typed, List<String> below) throws Exception {
        if (typed.startsWith("$ ./concert start ")) {
            start(typed.replaceFirst(".* ", ""), below);
        } else if (typed.startsWith("$ ")) {
            assertThat(normal(run(typed.replaceFirst("\\$ ./concert ", "").split(" "))))
                    .as(typed)
                    .isEqualTo(normal(below));
        } else {
            input(typed, below);
        }
    }

    private List<String> run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Program.any(List.of(), words)).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", data.toString());
        builder.environment().remove("VISUAL");
        if (words[0].equals("edit")) {
            Path added = Files.writeString(data.resolve("added"), toAdd.remove());
            builder.environment().put("EDITOR", "sh -c 'cat \"$0\" >> \"$1\"' '" + added + "'");
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    private void start(String name, List<String> greeting) {
        session = TerminalSession.in(data).size(120, 200).start(name);
        expected.clear();
        expected.addAll(greeting);
        awaitPrompt(name);
    }

    private void input(String typed, List<String> below) {
        expected.add(typed);
        expected.addAll(below.stream().filter(line -> !line.matches("\\^[CK]")).toList());
        String name = typed.replaceFirst(" > .*", "");
        String first = typed.replaceFirst(".*? > ", "");
        String more = below.stream()
                .filter(line -> line.matches(" +\\.\\.\\.> .*"))
                .map(line -> line.replaceFirst(" +\\.\\.\\.> ", ""))
                .collect(Collectors.joining(TerminalSession.ENTER));
        session.enter(more.isEmpty() ? first : first + TerminalSession.ENTER + more);
        if (first.equals("exit")) {
            assertThat(session.awaitEnd()).isZero();
            assertScreen();
            session = null;
            return;
        }
        if (below.contains("^C")) {
            // Perhaps before the input has begun, which makes no difference to who reads the page.
            session.type(CTRL_C);
        }
        awaitPrompt(name);
        if (below.contains("^K")) {
            session.type(CTRL_K);
            session.awaitScreen(below.getLast(), screen -> screen.contains(below.getLast()));
        }
        assertScreen();
    }

    private void awaitPrompt(String name) {
        long prompts =
                expected.stream().filter(line -> line.startsWith(name + " > ")).count();
        session.awaitScreen("the prompt again", screen -> {
            List<String> shown = used(screen);
            return !shown.isEmpty()
                    && shown.getLast().equals(name + " >")
                    && shown.stream()
                                    .filter(line -> line.startsWith(name + " >"))
                                    .count()
                            > prompts;
        });
    }

    private void assertScreen() {
        List<String> shown = new ArrayList<>(used(session.screen()));
        if (shown.getLast().matches("\\w+ >")) {
            shown.removeLast();
        }
        assertThat(normal(shown)).isEqualTo(normal(expected));
    }

    private static List<String> used(List<String> screen) {
        int end = screen.size();
        while (end > 0 && screen.get(end - 1).isEmpty()) {
            end--;
        }
        return screen.subList(0, end);
    }

    private List<String> normal(List<String> lines) {
        return lines.stream().map(this::normal).filter(line -> !line.isEmpty()).toList();
    }

    private String normal(String line) {
        return line.replace(data.toString(), "/home/you/.local/share")
                .replaceAll("^\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+]", "[then]")
                .replaceAll("process \\d+$", "process #")
                .replaceAll("^\\d+ +", "# ")
                .replaceAll("^\\$\\d+ = ", "\\$# = ")
                .replaceAll("\\d+(?:\\.\\d+)? (?:ms|s|min)\\b", "a while")
                // The motor moves in small steps, and between them its task sleeps.
                .replaceAll(" running +a while$", " waiting a while sleeps")
                .replaceAll("-{3,}", "---")
                .replaceAll(" +", " ")
                .strip();
    }
}
