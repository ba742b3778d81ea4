package concert.shell;

import concert.shell.sessions.Requirement;

/** Which Concert this is. */
final class Version {
    static final String TEXT = Requirement.PRESENT;

    private Version() {}
}
