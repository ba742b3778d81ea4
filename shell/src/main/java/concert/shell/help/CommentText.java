package concert.shell.help;

import com.sun.source.doctree.DeprecatedTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.EscapeTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SeeTree;
import com.sun.source.doctree.SnippetTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A documentation comment as text for a terminal. */
final class CommentText {
    private static final int INDENT = 4;

    private final Paragraphs out;
    private final @Nullable Doc inherited;

    /** Not null between {@code <pre>} and {@code </pre>}. */
    private @Nullable StringBuilder pre;

    private int list;

    private CommentText(@Nullable Doc inherited, int width) {
        this.out = new Paragraphs(width);
        this.inherited = inherited;
    }

    /**
     * The whole comment.
     *
     * @param inherited what {@code {@inheritDoc}} stands for
     */
    static String of(DocCommentTree comment, @Nullable Doc inherited, int width) {
        CommentText text = new CommentText(inherited, width);
        text.inline(comment.getFullBody());
        text.tags(comment.getBlockTags());
        return text.out.toString();
    }

    /** The comment without its tags. */
    static String description(DocCommentTree comment, @Nullable Doc inherited, int width) {
        CommentText text = new CommentText(inherited, width);
        text.inline(comment.getFullBody());
        return text.out.toString();
    }

    /** In one line. */
    static String firstSentence(DocCommentTree comment, @Nullable Doc inherited) {
        CommentText text = new CommentText(inherited, Integer.MAX_VALUE);
        text.inline(comment.getFirstSentence());
        return text.out.toString().replaceAll("\\s+", " ");
    }

    // ---- inline
    // ------------------------------------------------------------------------------------------------------

    private void inline(List<? extends DocTree> trees) {
        trees.forEach(this::inline);
    }

    private void inline(DocTree tree) {
        switch (tree) {
            case EscapeTree escape -> add(escape.getBody());
            case TextTree text -> add(text.getBody());
            case LiteralTree literal -> add(literal.getBody().getBody());
            case LinkTree link -> {
                if (link.getLabel().isEmpty()) {
                    add(name(link.getReference()));
                } else {
                    inline(link.getLabel());
                }
            }
            case EntityTree entity -> add(character(entity.getName().toString()));
            case InheritDocTree ignored -> add(inherited == null ? "" : inherited.description(Integer.MAX_VALUE));
            case ReturnTree returned -> {
                add("Returns ");
                inline(returned.getDescription());
                add(".");
            }
            case SnippetTree snippet ->
                out.verbatim(snippet.getBody() == null ? "" : snippet.getBody().getBody());
            case StartElementTree element -> start(element.getName().toString().toLowerCase(Locale.ROOT));
            case EndElementTree element -> end(element.getName().toString().toLowerCase(Locale.ROOT));
            default -> add(tree.toString());
        }
    }

    private void add(String text) {
        if (pre == null) {
            out.add(text);
        } else {
            pre.append(text);
        }
    }

    private void start(String element) {
        switch (element) {
            case "p" -> out.space();
            case "br" -> out.end();
            case "pre" -> {
                out.space();
                pre = new StringBuilder();
            }
            case "ul", "ol", "dl" -> {
                out.end();
                list++;
                out.indent(2);
            }
            case "li" -> out.mark("* ");
            case "dt", "dd", "tr" -> out.end();
            case "td", "th" -> add("  ");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> out.space();
            default -> {} // Bold or not: a terminal shows it as it is.
        }
    }

    private void end(String element) {
        switch (element) {
            case "pre" -> {
                if (pre != null) {
                    String text = pre.toString();
                    pre = null;
                    out.verbatim(text);
                }
            }
            case "ul", "ol", "dl" -> {
                out.indent(list > 0 ? -2 : 0);
                list--;
                out.space();
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> out.space();
            default -> {}
        }
    }

    private static String character(String entity) {
        return switch (entity) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "nbsp" -> " ";
            case "mdash", "ndash" -> "-";
            default -> "&" + entity + ";";
        };
    }

    /** {@code concert.devices.Device#action(String, Rule)} reads {@code Device.action(String, Rule)}. */
    private static String name(ReferenceTree reference) {
        return reference
                .getSignature()
                .replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "")
                .replaceFirst("^#", "")
                .replace('#', '.');
    }

    // ---- block tags
    // --------------------------------------------------------------------------------------------------

    private void tags(List<? extends DocTree> tags) {
        String before = "";
        for (DocTree tag : tags) {
            String heading = heading(tag);
            if (heading.isEmpty()) {
                continue;
            }
            if (!heading.equals(before)) {
                out.space();
                out.add(heading);
                out.end();
            }
            before = heading;
            out.indent(INDENT);
            tag(tag);
            out.indent(-INDENT);
        }
    }

    private static String heading(DocTree tag) {
        return switch (tag) {
            case ParamTree parameter -> parameter.isTypeParameter() ? "Types" : "Parameters";
            case ReturnTree ignored -> "Returns";
            case ThrowsTree ignored -> "Throws";
            case SeeTree ignored -> "See also";
            case DeprecatedTree ignored -> "Deprecated";
            default -> "";
        };
    }

    private void tag(DocTree tag) {
        switch (tag) {
            case ParamTree parameter -> entry(parameter.getName().toString(), parameter.getDescription());
            case ThrowsTree thrown -> entry(name(thrown.getExceptionName()), thrown.getDescription());
            case ReturnTree returned -> inline(returned.getDescription());
            case DeprecatedTree deprecated -> inline(deprecated.getBody());
            case SeeTree see ->
                see.getReference().forEach(part -> {
                    if (part instanceof ReferenceTree reference) {
                        add(name(reference));
                    } else {
                        inline(part);
                    }
                });
            default -> {}
        }
    }

    private void entry(String name, List<? extends DocTree> description) {
        add(name + ": ");
        out.hang(INDENT);
        inline(description);
        out.end();
        out.hang(0);
    }
}
