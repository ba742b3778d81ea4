package concert.shell.sessions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places in the source of a session. */
final class Source {
    /** Comments and texts, which may hold what looks like code. */
    private static final Pattern OTHER = Pattern.compile(
            "(?s)/\\*.*?(?:\\*/|$)|//[^\n]*|\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)*+'");

    private Source() {}

    /** The source with blanks in place of comments and texts: every other character stays where it is. */
    static String code(String source) {
        return OTHER.matcher(source)
                .replaceAll(other -> Matcher.quoteReplacement(other.group().replaceAll("[^\n]", " ")));
    }

    /** The line and the column of a character, both from 1, as {@code 4:17}. */
    static String place(String source, int offset) {
        long line = source.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
        return line + ":" + (offset - source.lastIndexOf('\n', offset - 1));
    }
}
