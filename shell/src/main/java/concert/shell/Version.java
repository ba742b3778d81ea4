package concert.shell;

/** Which Concert this is. */
final class Version {
    /** As the build says it; where there is none, as in a development environment, the newest. */
    static final String TEXT = Version.class.getModule().getDescriptor() == null
            ? "999"
            : Version.class.getModule().getDescriptor().rawVersion().orElse("999");

    private Version() {}
}
