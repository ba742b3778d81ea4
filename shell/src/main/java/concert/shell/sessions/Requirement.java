package concert.shell.sessions;

import java.lang.module.ModuleDescriptor.Version;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line {@code // requires: 0.1} of a session: the oldest Concert that it works with. */
public final class Requirement {
    private static final Pattern LINE =
            Pattern.compile("(?m)^[ \\t]*//[ \\t]*requires:[ \\t]*([0-9]+(?:\\.[0-9]+)*)[ \\t]*$");

    /** The version that runs here, as the build says it; where there is none, as in a development environment, the newest. */
    public static final String PRESENT = Requirement.class.getModule().getDescriptor() == null
            ? "999"
            : Requirement.class.getModule().getDescriptor().rawVersion().orElse("999");

    private Requirement() {}

    /** Without what comes behind a hyphen: that is on the way to the version, and has all of it that matters here. */
    static String released(String version) {
        return version.replaceFirst("-.*", "");
    }

    /** Refuses a source that wants a newer version than {@code present}. */
    public static void check(String file, String source, String present) throws SessionException {
        Matcher line = LINE.matcher(source);
        if (!line.find()) {
            return;
        }
        if (Version.parse(line.group(1)).compareTo(Version.parse(released(present))) > 0) {
            throw new SessionException(file + ":" + Source.place(source, line.start(1)) + ": needs Concert "
                    + line.group(1) + " or newer, this is " + present);
        }
    }
}
