package concert.shell;

import concert.shell.completion.Proposal;
import concert.shell.completion.Proposals;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Completes names and members, as the compiler knows them; keys work while it does. */
final class Completions implements Completer {

    /** A proposal in the editor's list. */
    static final class Word extends Candidate {
        final Proposal proposal;

        private Word(Proposal proposal, String inserted, int place) {
            super(inserted, proposal.label(), proposal.group(), proposal.sentence(), null, null, false, place);
            this.proposal = proposal;
        }
    }

    /** Waits for proposals while keys work; null if one has ended the waiting. */
    @FunctionalInterface
    interface Waiting extends Function<CompletableFuture<Proposals>, @Nullable Proposals> {}

    private final Function<String, CompletableFuture<Proposals>> proposer;
    private final Waiting waiting;

    /** The line and the cursor when signatures were shown, until they are shown elsewhere. */
    private String shownAt = "";

    /** @param proposer for what is typed up to the cursor */
    Completions(Function<String, CompletableFuture<Proposals>> proposer, Waiting waiting) {
        this.proposer = proposer;
        this.waiting = waiting;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        Proposals found = waiting.apply(proposer.apply(line.line().substring(0, line.cursor())));
        if (found == null) {
            return;
        }
        boolean called = line.line().startsWith("(", line.cursor());
        for (Proposal word : found.words()) {
            candidates.add(new Word(word, called ? word.name() : word.inserted(), candidates.size() + 1));
        }
        String place = line.line() + line.cursor();
        boolean first = !place.equals(shownAt);
        shownAt = "";
        if (first && !found.signatures().isEmpty() && reader instanceof LineEditor editor) {
            // Even a single word is not put in: who asks about a call wants to read what it takes.
            shownAt = place;
            editor.show(found.signatures(), candidates);
            candidates.clear();
        }
    }
}
