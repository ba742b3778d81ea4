package concert.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.IntConsumer;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.utils.NonBlockingReader;

/**
 * Reads the keys while no line is being edited: some act at once, whatever runs, and all others are kept and are there
 * when the next line is edited.
 *
 * <p>On a platform thread of its own: two tasks that compute and never wait keep all virtual threads from running, and
 * that is when somebody presses a key.
 */
final class Keyboard implements AutoCloseable {
    private static final long GLANCE = 200;
    private static final int END = -1;
    private static final String PASTE = LineReaderImpl.BRACKETED_PASTE_BEGIN;
    private static final String END_OF_PASTE = LineReaderImpl.BRACKETED_PASTE_END;

    private final NonBlockingReader keys;

    /** What a key does at once; the others are kept. */
    private final IntConsumer action;

    private final String actingKeys;
    private final Thread thread;

    /** Guarded by this, as is all below. */
    private final StringBuilder kept = new StringBuilder();

    private boolean wanted;
    private boolean reading;
    private boolean closed;

    /** The terminal is gone; there will be no keys. */
    private boolean ended;

    Keyboard(NonBlockingReader keys, String actingKeys, IntConsumer action) {
        this.keys = keys;
        this.actingKeys = actingKeys;
        this.action = action;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("concert-keys")
                .priority(Thread.MAX_PRIORITY)
                .start(this::run);
    }

    /** From now on keys are read here. */
    synchronized void listen() {
        wanted = true;
        notifyAll();
    }

    /** As {@link #listen}, for who did not use what {@link #release} gave. */
    synchronized void listenAgain(String unused) {
        kept.insert(0, unused);
        listen();
    }

    /**
     * Keys are left to somebody else from now on; returns the first line of those that were kept, or all if it has no
     * end yet. Who needs more asks again; those behind a line may still be forgotten while what it leads to runs.
     */
    synchronized String release() {
        stopReading();
        int end = endOfLine();
        String typed = kept.substring(0, end > 0 ? end : kept.length());
        kept.delete(0, typed.length());
        return typed;
    }

    private synchronized void stopReading() {
        wanted = false;
        while (reading) {
            thread.interrupt(); // a key that comes now stays in the reader
            try {
                wait();
            } catch (InterruptedException e) {
                // A Ctrl-C for the line that has been edited last: there is nothing of it left.
            }
        }
    }

    /** Forgets what is kept. */
    synchronized void forget() {
        kept.setLength(0);
    }

    /** Forgets the lines that are kept, but not the half of one behind them. */
    synchronized void forgetLines() {
        for (int end = endOfLine(); end > 0; end = endOfLine()) {
            kept.delete(0, end);
        }
    }

    /** Where the first line that is kept ends, or 0; lines that are pasted are one, and end with the paste. */
    private int endOfLine() {
        for (int i = 0; i < kept.length(); i++) {
            if (kept.charAt(i) == PASTE.charAt(0) && kept.indexOf(PASTE, i) == i) {
                int end = kept.indexOf(END_OF_PASTE, i);
                if (end < 0) {
                    return 0;
                }
                i = end;
            }
            if (kept.charAt(i) == '\r' || kept.charAt(i) == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private void run() {
        while (begin()) {
            int key = END;
            try {
                key = keys.read(GLANCE);
            } catch (InterruptedIOException e) {
                key = NonBlockingReader.READ_EXPIRED;
            } catch (IOException e) {
                // The terminal is gone; the signal for that comes by itself.
            } finally {
                end(key);
            }
        }
    }

    private synchronized boolean begin() {
        while ((!wanted || ended) && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                // A late request to leave a read that is over.
            }
        }
        reading = !closed;
        return reading;
    }

    private void end(int key) {
        boolean acts;
        synchronized (this) {
            reading = false;
            ended = key == END;
            acts = key >= 0 && actingKeys.indexOf(key) >= 0;
            if (key >= 0 && !acts) {
                kept.append((char) key);
            }
            notifyAll();
        }
        if (acts) {
            action.accept(key);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        thread.interrupt();
        notifyAll();
    }
}
