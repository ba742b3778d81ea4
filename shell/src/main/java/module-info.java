/** The command line and the shell: session files and a prompt, in Java as JShell takes it. */
@org.jspecify.annotations.NullMarked
module concert.shell {
    requires transitive concert.imaging;
    requires transitive concert.processes;
    requires transitive concert.session;
    requires static transitive org.jspecify;
    requires info.picocli;
    requires java.logging;
    requires java.net.http;
    // Help parses our sources.
    requires jdk.compiler;
    requires jdk.jshell;
    requires org.commonmark;
    requires org.jline.reader;
    requires org.jline.terminal;
    // Ctrl-C; see Signals.
    requires jdk.unsupported;

    exports concert.shell;

    // The command line is declared by annotations.
    opens concert.shell.sessions to
            info.picocli;
}
