package concert.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The screen, for everybody who prints: while a line is being edited whole lines appear above it, and half a line waits
 * for its end; else all goes straight through. From any thread.
 */
final class ScreenOutput extends OutputStream {
    private static final int LONGEST = 8192;

    private final OutputStream terminal;

    /** Prints above the line being edited; takes the editor's own lock. */
    private final Consumer<String> above;

    /** Guarded by this, as is all below: whether a line is being edited. */
    private boolean editing;

    /** What waits for the end of its line. */
    private final ByteArrayOutputStream half = new ByteArrayOutputStream();

    /** Whether the last that went straight through was no end of a line. */
    private boolean inMidLine;

    ScreenOutput(OutputStream terminal, Consumer<String> above) {
        this.terminal = terminal;
        this.above = above;
    }

    /** A line will be edited from now on; it begins at the left edge. */
    synchronized void editingBegins() throws IOException {
        if (inMidLine) {
            terminal.write('\n');
            terminal.flush();
            inMidLine = false;
        }
        editing = true;
    }

    /** The line is entered: what waited for the end of its line is shown as it is. */
    synchronized void editingEnds() throws IOException {
        editing = false;
        passThrough(half.toByteArray(), 0, half.size());
        half.reset();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        String lines;
        synchronized (this) {
            if (!editing) {
                passThrough(bytes, offset, length);
                return;
            }
            half.write(bytes, offset, length);
            lines = takeLines();
        }
        // Not under our monitor: the editor may be printing itself, under its lock.
        if (!lines.isEmpty()) {
            above.accept(lines);
        }
    }

    private void passThrough(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            terminal.write(bytes, offset, length);
            terminal.flush();
            inMidLine = bytes[offset + length - 1] != '\n';
        }
    }

    /** All whole lines, or everything if half a line grows without end. */
    private String takeLines() {
        byte[] all = half.toByteArray();
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        if (end == 0 && all.length < LONGEST) {
            return "";
        }
        int taken = end == 0 ? all.length : end;
        half.reset();
        half.write(all, taken, all.length - taken);
        return new String(all, 0, taken, StandardCharsets.UTF_8);
    }
}
