/** The watchdog: a program of its own that stops the hardware when the process of the session freezes or dies. */
@org.jspecify.annotations.NullMarked
// The session is built after it: javac does not know that module here.
@SuppressWarnings("module")
module concert.watchdog {
    requires static org.jspecify;
    // The signals of the terminal; see Signals.
    requires jdk.unsupported;

    exports concert.watchdog to
            concert.session;
}
