package concert.shell.sessions;

import java.util.List;

/** The file that {@code concert init} makes. */
final class Template {
    private Template() {}

    /**
     * @param version of Concert that the session is made for
     * @param imports sessions that it brings in
     */
    static String of(String name, String version, List<String> imports) {
        StringBuilder source = new StringBuilder("""
                /*
                 * # %s
                 *
                 * ## Usage
                 *
                 * ## Notes
                 */

                // The oldest Concert that it works with; an older one says so and runs nothing of it.
                // requires: %s

                // How many of it may run at a time: one, since two would move the same motors, or several.
                // instances: one

                """.formatted(name, version));
        for (String session : imports) {
            source.append("import session.").append(session).append('\n');
        }
        return source.toString();
    }
}
