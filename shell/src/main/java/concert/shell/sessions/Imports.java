package concert.shell.sessions;

import java.util.ArrayList;
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
     */
    public record Part(String name, String file, String source) {}

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
     * The parts to run for {@code source}, itself last.
     *
     * @param name of the session that has the source, or "" for what was typed
     * @param file its name in messages
     */
    public List<Part> of(String name, String file, String source) throws SessionException {
        List<Part> parts = new ArrayList<>();
        collect(name, file, source, new LinkedHashSet<>(), new LinkedHashSet<>(), parts);
        return parts;
    }

    /** A part has run to its end: it need not run again. */
    public void done(Part part) {
        known.add(part.name());
    }

    private void collect(
            String name, String file, String source, Set<String> chain, Set<String> found, List<Part> parts)
            throws SessionException {
        chain.add(name);
        Matcher imports = LINE.matcher(source);
        StringBuilder rest = new StringBuilder();
        while (imports.find()) {
            String imported = imports.group(1);
            String place =
                    file + ":" + source.substring(0, imports.start(1)).lines().count() + ": ";
            if (chain.contains(imported)) {
                throw new SessionException(
                        place + "sessions import each other: " + String.join(" -> ", chain) + " -> " + imported);
            }
            if (!known.contains(imported) && found.add(imported)) {
                collect(imported, imported + Sessions.SUFFIX, sourceOf(imported, place), chain, found, parts);
            }
            imports.appendReplacement(rest, "");
        }
        imports.appendTail(rest);
        chain.remove(name);
        parts.add(new Part(name, file, rest.toString()));
    }

    private String sourceOf(String imported, String place) throws SessionException {
        try {
            return sessions.source(imported);
        } catch (SessionException e) {
            throw new SessionException(place + e.text());
        }
    }
}
