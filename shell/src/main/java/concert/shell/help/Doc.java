package concert.shell.help;

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
    private final @Nullable Doc inherited;

    /**
     * @param place where it is declared, for people
     * @param inherited of the method that this one overrides; its comment counts where this one has none
     */
    Doc(String signature, String place, @Nullable Declaration declaration, @Nullable Doc inherited) {
        this.signature = signature;
        this.place = place;
        this.declaration = declaration;
        this.inherited = inherited;
    }

    /** In one line, with simple names of types and the names of the parameters: {@code Coroutine<Void> home()}. */
    public String signature() {
        return signature;
    }

    /** The name of the class that declares it, or of its own package for a class. */
    public String place() {
        return place;
    }

    /** The first sentence of its comment, in one line; "" if nobody has written one. */
    public String summary() {
        return hasComment() ? CommentText.firstSentence(declaration.comment(), inherited) : inheritedSummary();
    }

    private String inheritedSummary() {
        return inherited == null ? "" : inherited.summary();
    }

    /** Its whole comment for a terminal of that many columns; "" if nobody has written one. */
    public String text(int width) {
        if (hasComment()) {
            return CommentText.of(declaration.comment(), inherited, width);
        }
        return inherited == null ? "" : inherited.text(width);
    }

    /** The comment without its tags, as one paragraph after the other; for a method that inherits it. */
    String description(int width) {
        if (hasComment()) {
            return CommentText.description(declaration.comment(), inherited, width);
        }
        return inherited == null ? "" : inherited.description(width);
    }

    private boolean hasComment() {
        return declaration != null && declaration.comment() != null;
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
