package concert.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The screen, for everybody who prints: while a line is being edited whole lines appear above it, and half a line waits
 * for its end; else all goes straight through. From any thread.
 *
 * <p>Nobody who prints waits for the line editor. A print stream is locked while it is written to, and the editor may
 * just be waiting, under its own lock, for the compiler, which flushes that stream: then nothing would go on, no key
 * either. So a thread of our own, which holds nothing, takes the lines to the editor.
 */
final class ScreenOutput extends OutputStream {
    private static final String ERASE_REST = "\33[K";
    private static final String ERASE_BELOW = "\33[J";

    private static final int LONGEST_LINE = 8192;

    /** Who prints more than this ahead of the editor is slowed down, but goes on. */
    private static final int FLOOD = 1 << 20;

    private static final long SLOWED_DOWN_BY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long DRAINED_AFTER = TimeUnit.SECONDS.toNanos(1);

    private final OutputStream terminal;

    /** Prints above the line being edited; takes the editor's own lock. */
    private final Consumer<String> above;

    /** Shows lines below the line being edited, in place of those before; takes the editor's own lock. */
    private final Consumer<List<String>> belowEditor;

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

    /** What is shown last on the screen, below all output, in place of what was before. */
    private List<String> below = List.of();

    /** Whether the printer has not taken that to the editor yet. */
    private boolean belowChanged;

    /** Whether it stands on the screen without the editor. Then the cursor is at its beginning. */
    private boolean belowDrawn;

    ScreenOutput(OutputStream terminal, Consumer<String> above) {
        this(terminal, above, lines -> {});
    }

    ScreenOutput(OutputStream terminal, Consumer<String> above, Consumer<List<String>> belowEditor) {
        this.terminal = terminal;
        this.above = above;
        this.belowEditor = belowEditor;
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
            if (belowDrawn) {
                terminal.write(ascii(ERASE_BELOW));
                terminal.flush();
                belowDrawn = false;
            }
            editing = true;
            belowChanged = !below.isEmpty();
            changed.signalAll();
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
            belowChanged = false;
            byte[] rest = take(waiting.size());
            passThrough(rest, 0, rest.length);
            drawBelow();
            terminal.flush();
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
            if (belowDrawn) {
                terminal.write(ascii(ERASE_BELOW));
                belowDrawn = false;
            }
            terminal.write(bytes, offset, length);
            inMidLine = bytes[offset + length - 1] != '\n';
            drawBelow();
            terminal.flush();
        }
    }

    /** Shows lines below all output, in place of those before; none may be as wide as the screen. */
    void below(List<String> lines) {
        lock.lock();
        try {
            if (lines.equals(below)) {
                return;
            }
            below = List.copyOf(lines);
            if (editing) {
                belowChanged = true;
                changed.signalAll();
            } else {
                drawBelow();
                terminal.flush();
            }
        } catch (IOException e) {
            // The terminal is gone, and nobody looks.
        } finally {
            lock.unlock();
        }
    }

    /**
     * Draws and goes back to the beginning, where the next output will be. Not beside half a line: nobody knows how far
     * that goes.
     */
    private void drawBelow() throws IOException {
        if (inMidLine || (below.isEmpty() && !belowDrawn)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (String line : below) {
            text.append(text.isEmpty() ? "" : "\r\n").append(line).append(ERASE_REST);
        }
        text.append(ERASE_BELOW).append('\r');
        if (below.size() > 1) {
            text.append("\33[").append(below.size() - 1).append('A');
        }
        terminal.write(text.toString().getBytes(StandardCharsets.UTF_8));
        belowDrawn = !below.isEmpty();
    }

    private static byte[] ascii(String sequence) {
        return sequence.getBytes(StandardCharsets.US_ASCII);
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

    /** Lines to be printed above, and those to be shown below if they are others than before. */
    private record News(String lines, @Nullable List<String> below) {}

    private void printAbove() {
        for (; ; ) {
            News news = nextNews();
            String lines = news.lines();
            try {
                if (news.below() != null) {
                    belowEditor.accept(news.below());
                }
                if (!lines.isEmpty()) {
                    above.accept(lines);
                }
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

    private News nextNews() {
        lock.lock();
        try {
            while (!editing || (whole == 0 && !belowChanged)) {
                changed.awaitUninterruptibly();
            }
            printing = true;
            List<String> shown = belowChanged ? below : null;
            belowChanged = false;
            return new News(new String(take(whole), StandardCharsets.UTF_8), shown);
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
