package concert.watchdog;

import java.lang.reflect.Field;

/**
 * Makes the process deaf to the signals that a terminal or a service manager sends to a whole group: they are meant for
 * the session, and it is after them that the watchdog may be needed. SIGQUIT belongs to the JVM, which answers with a
 * thread dump and goes on.
 *
 * <p>By reflection, because javac warns of every direct use of {@code sun.misc}, and our warnings are errors.
 */
final class Signals {
    private static final String[] IGNORED = {"INT", "TERM", "HUP", "TSTP"};

    private Signals() {}

    /** The signals that could not be ignored: some systems know fewer. */
    static String ignore() {
        StringBuilder left = new StringBuilder();
        for (String name : IGNORED) {
            try {
                Class<?> signal = Class.forName("sun.misc.Signal");
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                Field ignore = handler.getField("SIG_IGN");
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ignore.get(null));
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                left.append(left.isEmpty() ? "" : ", ").append(name);
            }
        }
        return left.toString();
    }
}
