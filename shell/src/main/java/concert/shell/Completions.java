package concert.shell;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import jdk.jshell.SourceCodeAnalysis;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes names and members, as the compiler knows them. */
final class Completions implements Completer {
    private final Shell shell;
    private final Dialogue dialogue;

    Completions(Shell shell, Dialogue dialogue) {
        this.shell = shell;
        this.dialogue = dialogue;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String source = dialogue.withLast(line.line().substring(0, line.cursor()));
        for (String continuation : shell.completions(source)) {
            candidates.add(new Candidate(continuation, continuation, null, null, null, null, false));
        }
    }

    /** What the name at the end of {@code source} may become; without doubles, in order. */
    static SortedSet<String> continuations(SourceCodeAnalysis analysis, String source) {
        Rewritten java = AwaitRewriter.rewrite(source);
        // An await puts a bracket in place of its blank, and one behind its operand, which is not complete yet.
        String text = java.text();
        while (text.endsWith(")") && !source.endsWith(")")) {
            text = text.substring(0, text.length() - 1);
        }
        TreeSet<String> found = new TreeSet<>();
        analysis.completionSuggestions(text, text.length(), new int[1]).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .filter(continuation -> !continuation.contains("$"))
                .forEach(found::add);
        return found;
    }
}
