package concert.shell.sessions;

import java.lang.module.ModuleDescriptor.Version;
import java.util.regex.Pattern;

/** The line {@code // requires: 0.1} of a session: the oldest Concert that it works with. */
public final class Requirement {
    private static final Pattern VERSION = Pattern.compile("[0-9]+(?:\\.[0-9]+)*");

    /** The version that runs here, as the build says it; where there is none, as in a development environment, the newest. */
    public static final String PRESENT = Requirement.class.getModule().getDescriptor() == null
            ? "999"
            : Requirement.class.getModule().getDescriptor().rawVersion().orElse("999");

    private Requirement() {}

    /** Without what comes behind a hyphen: that is on the way to the version, and has all of it that matters here. */
    static String released(String version) {
        return version.replaceFirst("-.*", "");
    }

    /** Refuses a source that wants a newer version than {@code present}, or something that is no version. */
    public static void check(String file, String source, String present) throws SessionException {
        for (Directive requires : Directive.all("requires", source)) {
            if (!VERSION.matcher(requires.value()).matches()) {
                throw requires.refused(file, "a version such as " + released(PRESENT));
            }
            if (Version.parse(requires.value()).compareTo(Version.parse(released(present))) > 0) {
                throw new SessionException(file + ":" + requires.place() + ": needs Concert " + requires.value()
                        + " or newer, this is " + present);
            }
        }
    }
}
