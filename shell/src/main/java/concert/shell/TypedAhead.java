package concert.shell;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * The keys of a terminal for the line editor, and before them those that were typed ahead.
 *
 * <p>JLine's own way to be given keys, a macro, takes a cursor key or a paste in it for something else.
 */
final class TypedAhead extends NonBlockingReader {
    private final NonBlockingReader keys;

    /** Guarded by this, as is what follows: typed ahead, and read from {@link #next} on. */
    private String ahead = "";

    private int next;

    TypedAhead(NonBlockingReader keys) {
        this.keys = keys;
    }

    /** The terminal as it is, but with the keys of this. */
    Terminal in(Terminal terminal) {
        return (Terminal) Proxy.newProxyInstance(
                Terminal.class.getClassLoader(), new Class<?>[] {Terminal.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("reader")) {
                        return this;
                    }
                    try {
                        return method.invoke(terminal, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** These are read first. */
    synchronized void put(String typed) {
        ahead = takeRest() + typed;
    }

    /** Takes away what has not been read. */
    synchronized String takeRest() {
        String rest = ahead.substring(next);
        ahead = "";
        next = 0;
        return rest;
    }

    @Override
    protected int read(long timeout, boolean isPeek) throws IOException {
        synchronized (this) {
            if (next < ahead.length()) {
                return isPeek ? ahead.charAt(next) : ahead.charAt(next++);
            }
        }
        return isPeek ? keys.peek(timeout) : keys.read(timeout);
    }

    @Override
    public int readBuffered(char[] some, int from, int most, long timeout) throws IOException {
        synchronized (this) {
            int count = Math.min(most, ahead.length() - next);
            if (count > 0) {
                ahead.getChars(next, next + count, some, from);
                next += count;
                return count;
            }
        }
        return keys.readBuffered(some, from, most, timeout);
    }

    @Override
    public int available() {
        synchronized (this) {
            return ahead.length() - next + keys.available();
        }
    }

    @Override
    public void close() throws IOException {
        keys.close();
    }
}
