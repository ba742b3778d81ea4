package concert.shell.help;

import java.util.ArrayList;
import java.util.List;

/** Text for a terminal: paragraphs that are broken between words, with an indent; lists; and lines that stay as they are. */
final class Paragraphs {
    private static final int NARROWEST = 20;

    private final int width;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int indent;
    private int hanging;
    private String mark = "";
    private boolean gap;

    Paragraphs(int width) {
        this.width = width;
    }

    /** Adds to the paragraph; white space counts as one blank, line breaks too. */
    void add(String text) {
        current.append(text);
    }

    /** Ends the paragraph. */
    void end() {
        String text = current.toString().strip().replaceAll("\\s+", " ");
        current.setLength(0);
        if (!text.isEmpty()) {
            leaveGap();
            wrap(text);
        }
    }

    /** What comes next is set off by an empty line, if anything stands above. */
    void space() {
        end();
        gap = true;
    }

    /** From here on further to the right. */
    void indent(int columns) {
        end();
        indent += columns;
    }

    /** From the second line of a paragraph on, so much further to the right. */
    void hang(int columns) {
        hanging = columns;
    }

    /** Before the next paragraph, in the columns to the left of it. */
    void mark(String text) {
        end();
        mark = text;
    }

    /** Lines that must not be broken. */
    void verbatim(String text) {
        space();
        leaveGap();
        text.stripIndent()
                .stripTrailing()
                .lines()
                .dropWhile(String::isBlank)
                .forEach(line -> lines.add((" ".repeat(indent + 4) + line).stripTrailing()));
        gap = true;
    }

    private void leaveGap() {
        if (gap && !lines.isEmpty()) {
            lines.add("");
        }
        gap = false;
    }

    private void wrap(String text) {
        int room = Math.max(NARROWEST, width - indent);
        String before = " ".repeat(Math.max(0, indent - mark.length())) + mark;
        mark = "";
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
                lines.add(before + line);
                before = " ".repeat(indent + hanging);
                room = Math.max(NARROWEST, width - indent - hanging);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(before + line);
    }

    @Override
    public String toString() {
        end();
        return String.join("\n", lines);
    }
}
