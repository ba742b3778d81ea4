package concert.shell.sessions;

import java.lang.module.ModuleDescriptor.Version;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line {@code // requires: 0.1} of a session: the oldest Concert that it works with. */
public final class Requirement {
    private static final Pattern LINE =
            Pattern.compile("(?m)^[ \\t]*//[ \\t]*requires:[ \\t]*([0-9]+(?:\\.[0-9]+)*)[ \\t]*$");

    private Requirement() {}

    /** Refuses a source that wants a newer version than {@code present}. */
    public static void check(String file, String source, String present) throws SessionException {
        Matcher line = LINE.matcher(source);
        if (!line.find()) {
            return;
        }
        // What comes behind a hyphen is on the way to that version, and has all of it that matters here.
        String released = present.replaceFirst("-.*", "");
        if (Version.parse(line.group(1)).compareTo(Version.parse(released)) > 0) {
            throw new SessionException(file + ":" + Sessions.place(source, line.start(1)) + ": needs Concert "
                    + line.group(1) + " or newer, this is " + present);
        }
    }
}
