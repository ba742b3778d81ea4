package concert.shell;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Ctrl-C without the end of the program, and a dump on demand from outside. The JDK's only interface to signals is in
 * {@code jdk.unsupported}; it is used by reflection because javac warns of every direct use, and our warnings are
 * errors.
 */
final class Signals {
    private Signals() {}

    /** Runs {@code action} on a thread of its own at every Ctrl-C; false where that is not possible. */
    static boolean onInterrupt(Runnable action) {
        return on("INT", action);
    }

    /** As {@link #onInterrupt}, at every {@code kill -USR1}: somebody outside wants to see what runs. */
    static boolean onInspection(Runnable action) {
        return on("USR1", action);
    }

    /** Runs {@code action} at every signal of that name, such as "INT"; false where that is not possible. */
    static boolean on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler call = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    action.run();
                    yield null;
                }
                case "equals" -> false;
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "the shell's handler of " + name;
            };
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, call);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
