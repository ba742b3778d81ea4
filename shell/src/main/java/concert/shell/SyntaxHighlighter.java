package concert.shell;

import concert.shell.snippets.Highlights;
import java.util.function.Predicate;
import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Colours the line that is edited, on top of what JLine marks: a paste, what a search has found. The text stays as it is.
 */
final class SyntaxHighlighter extends DefaultHighlighter {
    private final Predicate<String> isCommand;
    private final Predicate<String> isName;

    /** The predicates must answer at once: they are asked at every key. */
    SyntaxHighlighter(Predicate<String> isCommand, Predicate<String> isName) {
        this.isCommand = isCommand;
        this.isName = isName;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedString marked = super.highlight(reader, buffer);
        if (marked.length() != buffer.length()) {
            return marked; // it shows keys that are no characters, in place of which ours would be wrong
        }
        AttributedStyle[] styles = new AttributedStyle[buffer.length()];
        for (Highlights.Span span : Highlights.of(buffer, isCommand, isName)) {
            for (int i = span.start(); i < span.end(); i++) {
                styles[i] = style(span.part());
            }
        }
        // Not in a line that has been entered, which stays on the screen.
        boolean edited = reader.isReading() && reader.getBuffer().length() == buffer.length();
        int cursor = edited ? reader.getBuffer().cursor() : -1;
        markPartner(buffer, cursor, styles);
        markPartner(buffer, cursor - 1, styles);
        AttributedStringBuilder coloured = new AttributedStringBuilder(buffer.length());
        for (int i = 0; i < buffer.length(); i++) {
            AttributedStyle before = marked.styleAt(i);
            boolean free = styles[i] != null && before.equals(AttributedStyle.DEFAULT);
            coloured.style(free ? styles[i] : before).append(marked.charAt(i));
        }
        return coloured.toAttributedString();
    }

    private static void markPartner(String buffer, int place, AttributedStyle[] styles) {
        int partner = place < 0 || place >= buffer.length() || "()[]{}".indexOf(buffer.charAt(place)) < 0
                ? -1
                : Highlights.partner(buffer, place);
        if (partner >= 0) {
            styles[partner] = AttributedStyle.BOLD.underline();
        }
    }

    /** Of the eight colours that every terminal has, those that can be read on black and on white. */
    private static AttributedStyle style(Highlights.Part part) {
        return switch (part) {
            case KEYWORD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
            case LITERAL -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case NUMBER -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
            case COMMENT -> AttributedStyle.DEFAULT.faint();
            case COMMAND -> AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE);
            case NAME -> AttributedStyle.BOLD;
        };
    }
}
