package concert.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * The list of what may be typed next, as it is shown below the line: a row for each with its type and what it is for, or
 * just the names of each group if the rows would not fit.
 */
final class CandidateList {
    private static final int WIDEST_TYPE = 24;
    private static final int WIDEST_GROUP = 20;
    private static final String GAP = "  ";

    private final int width;
    private final boolean coloured;
    private final Map<String, List<Candidate>> groups = new LinkedHashMap<>();
    private final List<AttributedString> lines = new ArrayList<>();

    /** The line with the selected word, from 0. */
    private int selectedLine;

    private CandidateList(List<? extends Candidate> words, int width, boolean coloured) {
        this.width = width;
        this.coloured = coloured;
        words.forEach(
                word -> groups.computeIfAbsent(word.group() == null ? "" : word.group(), group -> new ArrayList<>())
                        .add(word));
    }

    /**
     * Lays the words out, in their order.
     *
     * @param signatures shown above them
     * @param selected one of the words, or null
     * @param rows how many lines there is room for
     */
    static CandidateList of(
            List<? extends Candidate> words,
            List<String> signatures,
            @Nullable Candidate selected,
            int width,
            int rows,
            boolean coloured) {
        CandidateList list = new CandidateList(words, width, coloured);
        signatures.forEach(signature -> list.add(list.styled(signature, list.quiet())));
        int heads = list.groups.size() > 1 ? list.groups.size() : 0;
        if (signatures.size() + words.size() + heads <= rows) {
            list.rows(selected);
        } else {
            list.paragraphs(selected);
        }
        return list;
    }

    List<AttributedString> lines() {
        return lines;
    }

    int selectedLine() {
        return selectedLine;
    }

    private void rows(@Nullable Candidate selected) {
        int label = 0;
        int type = 0;
        boolean described = false;
        for (List<Candidate> words : groups.values()) {
            for (Candidate word : words) {
                label = Math.max(label, word.displ().length());
                type = Math.max(type, type(word).length());
                described |= word.descr() != null && !word.descr().isEmpty();
            }
        }
        label = Math.min(label, Math.max(10, width / 2));
        type = described ? Math.min(type, WIDEST_TYPE) : type;
        for (Map.Entry<String, List<Candidate>> group : groups.entrySet()) {
            if (groups.size() > 1) {
                add(styled(group.getKey(), head()));
            }
            for (Candidate word : group.getValue()) {
                AttributedStyle all = style(word, selected);
                AttributedStringBuilder row = new AttributedStringBuilder();
                row.styled(all, padded(word.displ(), label));
                if (type > 0) {
                    row.styled(all, GAP + padded(type(word), type));
                }
                if (word.descr() != null && !word.descr().isEmpty()) {
                    row.styled(word == selected ? all : quiet(), GAP + word.descr());
                }
                add(row.toAttributedString());
            }
        }
    }

    private void paragraphs(@Nullable Candidate selected) {
        int head = 0;
        for (String group : groups.keySet()) {
            head = Math.max(head, group.length());
        }
        head = groups.size() > 1 ? Math.min(head, WIDEST_GROUP) : 0;
        for (Map.Entry<String, List<Candidate>> group : groups.entrySet()) {
            AttributedStringBuilder line = begin(group.getKey(), head);
            boolean fresh = true;
            for (Candidate word : group.getValue()) {
                if (!fresh && line.length() + GAP.length() + word.value().length() >= width) {
                    add(line.toAttributedString());
                    line = begin("", head);
                    fresh = true;
                }
                if (!fresh) {
                    line.append(GAP);
                }
                line.styled(style(word, selected), word.value());
                fresh = false;
            }
            add(line.toAttributedString());
        }
    }

    private AttributedStringBuilder begin(String group, int head) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        if (head > 0) {
            line.styled(head(), padded(group, head)).append(GAP);
        }
        return line;
    }

    private AttributedStyle style(Candidate word, @Nullable Candidate selected) {
        if (word != selected) {
            return AttributedStyle.DEFAULT;
        }
        selectedLine = lines.size();
        return AttributedStyle.INVERSE;
    }

    private AttributedStyle head() {
        return coloured ? AttributedStyle.BOLD : AttributedStyle.DEFAULT;
    }

    private AttributedStyle quiet() {
        return coloured ? AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN) : AttributedStyle.DEFAULT;
    }

    private AttributedString styled(String text, AttributedStyle style) {
        return new AttributedString(text, style);
    }

    private void add(AttributedString line) {
        boolean fits = line.columnLength() < width;
        lines.add(
                fits
                        ? line
                        : new AttributedStringBuilder()
                                .append(line.columnSubSequence(0, Math.max(0, width - 2)))
                                .append("…")
                                .toAttributedString());
    }

    private static String type(Candidate word) {
        return word instanceof Completions.Word known ? known.proposal.type() : "";
    }

    private static String padded(String text, int width) {
        return text.length() > width ? text.substring(0, width - 1) + "…" : text + " ".repeat(width - text.length());
    }
}
