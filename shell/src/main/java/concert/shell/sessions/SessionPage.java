package concert.shell.sessions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The documentation of a session, one file that a browser shows and prints: its header, which is Markdown, and the
 * functions that begin at the beginning of a line, each with the comment above it.
 */
final class SessionPage {
    private static final Pattern FUNCTION = Pattern.compile(
            "(?m)^(?!(?:new|return|else|throw|class|record|interface|enum)\\b)((?:<[^(){};]*> )?[\\w.]+[^(){};=\\n]*[ >\\]]"
                    + "(\\w+) ?\\([^(){};]*\\))[^(){};=]*\\{");

    /** Directly above a function; Javadoc or lines. */
    private static final Pattern COMMENT_ABOVE =
            Pattern.compile("(?s)(?:/\\*\\*((?:(?!\\*/).)*)\\*/|((?:(?<=^|\\n)//[^\\n]*\\n)+))\\s?\\z");

    private static final Pattern CODE_TAG = Pattern.compile("\\{@(?:code|link) ([^}]*)}");

    private static final String STYLE =
            "body{max-width:50em;margin:2em auto;padding:0 1em;font-family:sans-serif;line-height:1.5}"
                    + "code,pre{background:#f3f3f3}pre{padding:.5em;overflow:auto}";

    private SessionPage() {}

    /**
     * @param header of the session
     */
    static String of(String name, String header, String source) {
        // Nothing in a session may become markup of its own: many come from others.
        HtmlRenderer renderer =
                HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
        String body = renderer.render(Parser.builder().build().parse(markdown(name, header, source)));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%s</title><style>%s</style></head>
                <body>
                %s</body>
                </html>
                """.formatted(name, STYLE, body);
    }

    private static String markdown(String name, String header, String source) {
        StringBuilder page = new StringBuilder(header.isBlank() ? "# " + name : header);
        Matcher function = FUNCTION.matcher(Source.code(source));
        boolean first = true;
        while (function.find()) {
            page.append(first ? "\n\n## Functions" : "");
            first = false;
            String signature = source.substring(function.start(1), function.end(1));
            page.append("\n\n### ").append(function.group(2)).append("\n\n    ");
            page.append(signature.replaceAll("\\s+", " ")).append("\n\n");
            page.append(commentAbove(source.substring(0, function.start())));
        }
        return page.append('\n').toString();
    }

    private static String commentAbove(String before) {
        Matcher comment = COMMENT_ABOVE.matcher(before);
        if (!comment.find()) {
            return "";
        }
        String text = comment.group(1) == null ? comment.group(2) : comment.group(1);
        return CODE_TAG.matcher(text.lines()
                        .map(line -> line.strip().replaceFirst("^(?:\\*+|//+) ?", ""))
                        .reduce("", (a, b) -> a + "\n" + b)
                        .strip())
                .replaceAll("`$1`");
    }
}
