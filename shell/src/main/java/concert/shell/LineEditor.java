package concert.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** JLine's line editor as Concert uses it. */
final class LineEditor extends LineReaderImpl {
    private static final int REMEMBERED = 10_000;

    /** As a terminal sends them while no line is being edited. JLine knows those that it sends while one is. */
    private static final Map<String, String> CURSOR_KEYS = Map.of(
            "\33[A", UP_LINE_OR_HISTORY,
            "\33[B", DOWN_LINE_OR_HISTORY,
            "\33[C", FORWARD_CHAR,
            "\33[D", BACKWARD_CHAR,
            "\33[H", BEGINNING_OF_LINE,
            "\33[F", END_OF_LINE);

    /**
     * With the lines of earlier sessions.
     *
     * @param history the file that keeps them; one that cannot be read or written costs only that
     */
    LineEditor(Terminal terminal, Path history) throws IOException {
        super(terminal, "concert");
        setVariable(HISTORY_FILE, history);
        setVariable(HISTORY_SIZE, REMEMBERED);
        setVariable(HISTORY_FILE_SIZE, REMEMBERED);
        try {
            setHistory(new DefaultHistory(this));
        } catch (RuntimeException e) {
            // A folder, or not our bytes. The session must open, and what is there must not be written over.
            setVariable(HISTORY_FILE, null);
            setHistory(new DefaultHistory(this));
        }
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        setOpt(Option.HISTORY_IGNORE_DUPS);
        unsetOpt(Option.AUTO_FRESH_LINE);
        setVariable(SECONDARY_PROMPT_PATTERN, "%P ...> ");
        for (String map : List.of(EMACS, VIINS)) {
            KeyMap<Binding> keys = getKeyMaps().get(map);
            if (keys != null) {
                CURSOR_KEYS.forEach((sent, widget) -> keys.bind(new Reference(widget), sent));
            }
        }
    }

    /**
     * The rest of a paste. JLine reads keys that it was given, such as those typed ahead, but forgets to take them away:
     * the beginning of a paste would appear again behind its end.
     */
    @Override
    protected String doReadStringUntil(String end) {
        StringBuilder read = new StringBuilder();
        while (read.length() < end.length() || read.indexOf(end, read.length() - end.length()) < 0) {
            int character = readCharacter();
            if (character < 0) {
                throw new EndOfFileException();
            }
            read.appendCodePoint(character);
        }
        return read.substring(0, read.length() - end.length());
    }

    /** Guarded by the editor's lock: what is shown below the line. */
    private List<String> below = List.of();

    /** Shows lines below the line being edited, in place of those before. From any thread. */
    void showBelow(List<String> lines) {
        lock.lock();
        try {
            below = lines;
            if (reading) {
                redisplay(true);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The list of completions has that place for itself. */
    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        AttributedString line = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        if (below.isEmpty() || post != null) {
            return line;
        }
        return new AttributedStringBuilder()
                .append(line)
                .append("\n")
                .append(String.join("\n", below))
                .toAttributedString();
    }

    @Override
    protected void doCleanup(boolean newLine) {
        below = List.of(); // the line that is entered stays, they do not
        super.doCleanup(newLine);
    }
}
