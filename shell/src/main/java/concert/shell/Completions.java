package concert.shell;

import java.util.List;
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
}
