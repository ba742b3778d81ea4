package concert.shell.sessions;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a session's source that means something to {@code start}, such as {@code // instances: one}.
 *
 * @param place of its value, as {@code 4:17}
 */
record Directive(String name, String value, String place) {

    /** All of that name, in their order. */
    static List<Directive> all(String name, String source) {
        return Pattern.compile("(?m)^[ \\t]*//[ \\t]*" + name + ":[ \\t]*(.*?)[ \\t]*$")
                .matcher(source)
                .results()
                .map(line -> new Directive(name, line.group(1), Source.place(source, line.start(1))))
                .toList();
    }

    /** For a value that is not what {@code wanted} says. */
    SessionException refused(String file, String wanted) {
        return new SessionException(file + ":" + place + ": " + name + " wants " + wanted + ", got '" + value + "'");
    }
}
