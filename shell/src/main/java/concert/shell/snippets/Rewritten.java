package concert.shell.snippets;

import java.util.Comparator;
import java.util.List;

/**
 * A text after some edits, which remembers where its characters came from. No edit adds or removes a line, so lines are
 * the same in both texts; columns are what the map is for.
 *
 * @param edits sorted by place, in the order in which they were made where places are equal
 */
record Rewritten(String text, List<Edit> edits) {

    static Rewritten of(String original, List<Edit> edits) {
        List<Edit> sorted =
                edits.stream().sorted(Comparator.comparingInt(Edit::at)).toList();
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (Edit edit : sorted) {
            text.append(original, copied, edit.at()).append(edit.text());
            copied = edit.at() + edit.removed();
        }
        return new Rewritten(text.append(original, copied, original.length()).toString(), sorted);
    }

    /** Where in the original text the character at {@code place} of the new text stood. */
    int original(int place) {
        int shift = 0;
        for (Edit edit : edits) {
            int begin = edit.at() + shift;
            if (begin >= place) {
                break;
            }
            if (place < begin + edit.text().length()) {
                return edit.at();
            }
            shift += edit.text().length() - edit.removed();
        }
        return place - shift;
    }

    /** The column in the original text of what stands at {@code line} and {@code column} of the new one. */
    int originalColumn(int line, int column) {
        int begin = 0;
        for (int i = 1; i < line; i++) {
            begin = text.indexOf('\n', begin) + 1;
        }
        return original(begin + column - 1) - original(begin) + 1;
    }
}
