package concert.shell.snippets;

import java.util.SortedSet;
import java.util.TreeSet;
import jdk.jshell.SourceCodeAnalysis;

/** How what was typed may go on, as the compiler knows it. */
final class Continuations {
    private Continuations() {}

    /** What the name at the end of {@code source} may become; without doubles, in order. */
    static SortedSet<String> of(SourceCodeAnalysis analysis, String source) {
        // An await wants an operand, so a word that is not begun gets a letter, which is taken away again.
        boolean begun = !source.isEmpty() && Character.isJavaIdentifierPart(source.charAt(source.length() - 1));
        String text = AwaitRewriter.rewrite(begun ? source : source + "x").text();
        // It puts a bracket in place of its blank, and one behind its operand, which is not complete yet.
        while (text.endsWith(")")) {
            text = text.substring(0, text.length() - 1);
        }
        text = begun ? text : text.substring(0, text.length() - 1);
        TreeSet<String> found = new TreeSet<>();
        analysis.completionSuggestions(text, text.length(), new int[1]).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .filter(continuation -> !continuation.contains("$"))
                .forEach(found::add);
        return found;
    }
}
