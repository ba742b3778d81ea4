package concert.shell.snippets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts neighbours of a file into one block: JShell takes about the same time for a snippet of one statement and of fifty.
 * Only what shows nothing goes in, and of the declarations those that are no more than an assignment once {@link
 * FileCompiler} has declared the variable without its value, so the file means the same.
 */
final class Batches {
    /** Keeps the generated method far from the 64 kB that the class file format allows. */
    private static final int LONGEST = 8000;

    private static final Set<String> STATEMENTS =
            Set.of("if", "for", "while", "do", "try", "switch", "synchronized", "{");

    private Batches() {}

    /**
     * Neighbours that may share a block, in the order of the file.
     *
     * @param variables that are there already: who declares one of them again does that alone
     */
    static List<List<Piece>> of(List<Piece> pieces, Set<String> variables) {
        // Before its declaration a name means something else, or is a mistake.
        Set<String> mentioned = new HashSet<>(variables);
        List<List<Piece>> groups = new ArrayList<>();
        List<Piece> run = new ArrayList<>();
        int length = 0;
        for (Piece piece : pieces) {
            PlainDeclaration declaration = PlainDeclaration.of(piece.text());
            boolean plain = declaration == null ? isPlain(piece.text()) : !mentioned.contains(declaration.name());
            mentioned.addAll(names(piece.text()));
            if (!run.isEmpty() && (!plain || length + piece.text().length() > LONGEST)) {
                groups.add(List.copyOf(run));
                run.clear();
                length = 0;
            }
            if (plain) {
                run.add(piece);
                length += piece.text().length();
            } else {
                groups.add(List.of(piece));
            }
        }
        if (!run.isEmpty()) {
            groups.add(List.copyOf(run));
        }
        return groups;
    }

    /** One block with every statement on the line where it was. */
    static Piece block(List<Piece> group) {
        if (group.size() == 1) {
            return group.getFirst();
        }
        StringBuilder text = new StringBuilder("{");
        int line = group.getFirst().line();
        for (Piece piece : group) {
            text.append("\n".repeat(piece.line() - line)).append(piece.text()).append(';');
            line = piece.lineAt(piece.text().length());
        }
        return new Piece(text.append('}').toString(), group.getFirst().line());
    }

    /** Words that may be names of variables: a member behind a dot is none. */
    private static Set<String> names(String text) {
        Set<String> names = new HashSet<>();
        boolean member = false;
        for (Token token : Lexer.tokens(text)) {
            if (token.isWord() && !member) {
                names.add(token.text());
            }
            member = token.is(".");
        }
        return names;
    }

    private static boolean isPlain(String text) {
        List<Token> tokens = Lexer.tokens(text);
        return !tokens.isEmpty() && (STATEMENTS.contains(tokens.getFirst().text()) || PlainCall.is(tokens));
    }
}
