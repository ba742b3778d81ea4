package concert.shell.sessions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session and those that it imports with lines {@code import session.NAME}: each once, in the order in which they have to
 * run. For one thread.
 */
public final class Imports {
    private static final Pattern LINE =
            Pattern.compile("(?m)^[ \\t]*import[ \\t]+session\\.([A-Za-z0-9_]+)[ \\t]*;?[ \\t]*(?://.*)?$");

    /**
     * The source of one session, without its import lines, whose places are kept empty.
     *
     * @param name of the session
     * @param file its name in messages
     * @param whole false if it ends before an import that is refused
     */
    public record Part(String name, String file, String source, boolean whole) {}

    private final Sessions sessions;

    /** Those that have run already, perhaps for an earlier input. */
    private final Set<String> known = new LinkedHashSet<>();

    public Imports(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Whether the text is nothing but imports of sessions. */
    public static boolean areAll(String text) {
        Matcher imports = LINE.matcher(text);
        return imports.find() && imports.replaceAll("").isBlank();
    }

    /**
     * Adds the parts to run for {@code source} to {@code parts}, itself last. What is refused leaves there what comes before
     * it.
     *
     * @param name of the session that has the source, or "" for what was typed
     * @param file its name in messages
     */
    public void collect(String name, String file, String source, List<Part> parts) throws SessionException {
        collect(name, file, source, new LinkedHashSet<>(), new LinkedHashSet<>(), parts);
    }

    /** A part has run to its end: it need not run again. */
    public void done(Part part) {
        known.add(part.name());
    }

    private void collect(
            String name, String file, String source, Set<String> chain, Set<String> found, List<Part> parts)
            throws SessionException {
        chain.add(name);
        String code = Source.code(source);
        Matcher imports = LINE.matcher(code);
        StringBuilder rest = new StringBuilder();
        int copied = 0;
        while (imports.find()) {
            rest.append(source, copied, imports.start());
            copied = imports.end();
            String imported = imports.group(1);
            String text;
            try {
                text = sourceOf(imported, chain);
            } catch (SessionException e) {
                parts.add(new Part(name, file, rest.toString(), false));
                throw new SessionException(file + ":" + Source.place(source, imports.start(1)) + ": " + e.text());
            }
            if (!known.contains(imported) && found.add(imported)) {
                collect(imported, imported + Sessions.SUFFIX, text, chain, found, parts);
            }
        }
        rest.append(source, copied, source.length());
        chain.remove(name);
        parts.add(new Part(name, file, rest.toString(), true));
    }

    private String sourceOf(String imported, Set<String> chain) throws SessionException {
        if (chain.contains(imported)) {
            throw new SessionException("sessions import each other: " + String.join(" -> ", chain) + " -> " + imported);
        }
        return known.contains(imported) ? "" : sessions.source(imported);
    }
}
