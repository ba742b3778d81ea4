package concert.shell.help;

import com.sun.source.doctree.DocCommentTree;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one class, method, constructor or field.
 *
 * <p>Without a source there is still the signature; all other texts are then empty.
 */
public final class Doc {
    private final String signature;
    private final String place;
    private final @Nullable Declaration declaration;
    private final @Nullable DocCommentTree comment;
    private final @Nullable Doc inherited;

    /**
     * @param place where it is declared, for people
     * @param inherited of the method that this one overrides; its comment counts where this one has none
     */
    Doc(String signature, String place, @Nullable Declaration declaration, @Nullable Doc inherited) {
        this.signature = signature;
        this.place = place;
        this.declaration = declaration;
        this.comment = declaration == null ? null : declaration.comment();
        this.inherited = inherited;
    }

    /** In one line, with simple names of types and the names of the parameters: {@code Coroutine<Void> home()}. */
    public String signature() {
        return signature;
    }

    /** The same for a terminal, broken between parameters where it is too long for a line. */
    public String signature(int width) {
        Paragraphs text = new Paragraphs(width);
        text.hang(8);
        text.add(signature);
        return text.toString();
    }

    /** The name of the class that declares it, or of its own package for a class. */
    public String place() {
        return place;
    }

    /** The first sentence of its comment, in one line; "" if nobody has written one. */
    public String summary() {
        if (comment != null) {
            return CommentText.firstSentence(comment, inherited);
        }
        return inherited == null ? "" : inherited.summary();
    }

    /** Its whole comment for a terminal of that many columns; "" if nobody has written one. */
    public String text(int width) {
        if (comment != null) {
            return CommentText.of(comment, inherited, width);
        }
        return inherited == null ? "" : inherited.text(width);
    }

    /** The comment without its tags, as one paragraph after the other; for a method that inherits it. */
    String description(int width) {
        if (comment != null) {
            return CommentText.description(comment, inherited, width);
        }
        return inherited == null ? "" : inherited.description(width);
    }

    /** As written, with its comment; "" if it is not there. */
    public String source() {
        return declaration == null ? "" : declaration.source();
    }

    /** Where the source stands, as {@code concert/devices/Homeable.java:10}; "" if it is not there. */
    public String sourcePlace() {
        return declaration == null ? "" : declaration.file() + ":" + declaration.line();
    }

    @Override
    public String toString() {
        return signature;
    }
}
