package concert.shell.help;

import com.sun.source.doctree.DocCommentTree;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The comment above a declaration that somebody typed: a documentation comment, or a plain one. */
public final class WrittenComment {
    /** Not null for a documentation comment. */
    private final @Nullable DocCommentTree comment;

    private final String plain;

    private WrittenComment(@Nullable DocCommentTree comment, String plain) {
        this.comment = comment;
        this.plain = plain;
    }

    /** That at the beginning of {@code source}, which may have none. */
    public static WrittenComment of(String source) {
        String text = source.stripLeading();
        int end = text.indexOf("*/");
        if (text.startsWith("/**") && end > 2) {
            String holder = text.substring(0, end + 2) + " class Holder {}";
            return new WrittenComment(
                    SourceFile.declarations("Holder.java", holder).getFirst().comment(), "");
        }
        if (text.startsWith("/*") && end > 0) {
            return new WrittenComment(null, marksRemoved(text.substring(2, end), "^\\*+"));
        }
        return new WrittenComment(
                null,
                marksRemoved(
                        text.lines()
                                .takeWhile(line -> line.stripLeading().startsWith("//"))
                                .collect(Collectors.joining("\n")),
                        "^//+"));
    }

    private static String marksRemoved(String comment, String mark) {
        return comment.lines()
                .map(line -> line.strip().replaceFirst(mark, "").strip())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** Its first sentence, or the first line of a plain one; "" if there is none. */
    public String summary() {
        return comment == null ? plain.lines().findFirst().orElse("") : CommentText.firstSentence(comment, null);
    }

    /** All of it; a plain one as it is. */
    public String text(int width) {
        return comment == null ? plain : CommentText.of(comment, null, width);
    }
}
