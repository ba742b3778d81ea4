package concert.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The screen, for everybody who prints: while a line is being edited whole lines appear above it, and half a line waits
 * for its end; else all goes straight through. From any thread.
 *
 * <p>Nobody who prints waits for the line editor. A print stream is locked while it is written to, and the editor may
 * just be waiting, under its own lock, for the compiler, which flushes that stream: then nothing would go on, no key
 * either. So a thread of our own, which holds nothing, takes the lines to the editor.
 */
final class ScreenOutput extends OutputStream {
    private static final int LONGEST_LINE = 8192;

    /** Who prints more than this ahead of the editor is slowed down, but goes on. */
    private static final int FLOOD = 1 << 20;

    private static final long SLOWED_DOWN_BY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long DRAINED_AFTER = TimeUnit.SECONDS.toNanos(1);

    private final OutputStream terminal;

    /** Prints above the line being edited; takes the editor's own lock. */
    private final Consumer<String> above;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Guarded by the lock, as is all below: whether a line is being edited. */
    private boolean editing;

    /** Whether the printer is with the editor, with lines that it has taken. */
    private boolean printing;

    /** What the printer has not taken yet; the last of it may be half a line, which waits for its end. */
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    /** Up to where the lines in {@link #waiting} are whole. */
    private int whole;

    /** Whether the last that went straight through was no end of a line. */
    private boolean inMidLine;

    ScreenOutput(OutputStream terminal, Consumer<String> above) {
        this.terminal = terminal;
        this.above = above;
        Thread.ofPlatform().daemon().name("concert-screen").start(this::printAbove);
    }

    /** A line will be edited from now on; it begins at the left edge. */
    void editingBegins() throws IOException {
        lock.lock();
        try {
            if (inMidLine) {
                terminal.write('\n');
                terminal.flush();
                inMidLine = false;
            }
            editing = true;
        } finally {
            lock.unlock();
        }
    }

    /** The line is entered: what waited for the end of its line is shown as it is. */
    void editingEnds() throws IOException {
        lock.lock();
        try {
            while (printing) {
                changed.awaitUninterruptibly();
            }
            editing = false;
            byte[] rest = take(waiting.size());
            passThrough(rest, 0, rest.length);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all lines that are whole are on the screen, or for a second if that cannot be written to. */
    void drain() {
        lock.lock();
        try {
            long left = DRAINED_AFTER;
            while (left > 0 && (printing || (editing && whole > 0))) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            slowDown();
            if (editing) {
                keep(bytes, offset, length);
            } else {
                passThrough(bytes, offset, length);
            }
        } finally {
            lock.unlock();
        }
    }

    private void slowDown() {
        long left = SLOWED_DOWN_BY;
        try {
            while (left > 0 && editing && waiting.size() > FLOOD) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // meant for what it does, not for its printing
        }
    }

    private void keep(byte[] bytes, int offset, int length) {
        int before = waiting.size();
        waiting.write(bytes, offset, length);
        int end = offset + length;
        while (end > offset && bytes[end - 1] != '\n') {
            end--;
        }
        if (end > offset) {
            whole = before + end - offset;
        }
        if (waiting.size() - whole >= LONGEST_LINE) {
            whole = waiting.size();
        }
        changed.signalAll();
    }

    private void passThrough(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            terminal.write(bytes, offset, length);
            terminal.flush();
            inMidLine = bytes[offset + length - 1] != '\n';
        }
    }

    /** The first bytes of what waits. */
    private byte[] take(int length) {
        byte[] all = waiting.toByteArray();
        waiting.reset();
        waiting.write(all, length, all.length - length);
        whole = 0;
        return Arrays.copyOf(all, length);
    }

    // ---- the printer

    private void printAbove() {
        for (; ; ) {
            String lines = nextLines();
            try {
                above.accept(lines);
            } catch (RuntimeException e) {
                // The editor can show nothing any more, as at the end of the process. The terminal perhaps can.
                showAnyway(lines);
            } finally {
                printed();
            }
        }
    }

    private void showAnyway(String lines) {
        try {
            terminal.write(lines.getBytes(StandardCharsets.UTF_8));
            terminal.flush();
        } catch (IOException e) {
            // It is gone.
        }
    }

    private String nextLines() {
        lock.lock();
        try {
            while (!editing || whole == 0) {
                changed.awaitUninterruptibly();
            }
            printing = true;
            return new String(take(whole), StandardCharsets.UTF_8);
        } finally {
            lock.unlock();
        }
    }

    private void printed() {
        lock.lock();
        try {
            printing = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
