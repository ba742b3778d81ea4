package concert.shell;

import org.jspecify.annotations.Nullable;

/** Called by the code that session files are compiled to; nobody types it. */
public final class Variables {
    private Variables() {}

    /** A variable of the session has got a value: a device without a name takes that of the variable. */
    public static void set(String name, @Nullable Object value) {
        Shell.current().session().variable(name, value);
    }
}
