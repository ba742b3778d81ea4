package concert.shell.snippets;

import java.util.List;

/** Finds a declaration in the text as it was typed: whole lines, with the comment that stands right above it. */
final class Written {
    private final List<String> lines;

    Written(String source) {
        lines = source.lines().toList();
    }

    /** The same piece, which knows how it was written if it declares something. */
    Piece with(Piece piece) {
        if (!piece.text().matches("(?s).*}\\s*;?")) {
            return piece;
        }
        int first = piece.line() - 1;
        int last = Math.min(lines.size(), piece.lineAt(piece.text().length()));
        return piece.withWritten(String.join("\n", lines.subList(firstOfComment(first), last)));
    }

    private int firstOfComment(int declaration) {
        int first = declaration;
        while (first > 0 && lines.get(first - 1).strip().startsWith("//")) {
            first--;
        }
        if (first == declaration && first > 0 && lines.get(first - 1).strip().endsWith("*/")) {
            do {
                first--;
            } while (first > 0 && !lines.get(first).strip().startsWith("/*"));
        }
        return first;
    }
}
