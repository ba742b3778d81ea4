package concert.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.Parser;
import org.jline.reader.Reference;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

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

    /** Behind given keys; no character, so no key. */
    private static final int END_OF_GIVEN = 0xFFFF;

    /** Fewer are none. */
    private static final int COLOURS = 8;

    /** With these there are shades of grey. */
    private static final int MANY_COLOURS = 256;

    private boolean coloured;

    /** Whether the line has been given keys that it may have left. */
    private boolean given;

    /** Where keys come from that were typed ahead. */
    private Supplier<String> ahead = () -> "";

    /** Whether the last key was Enter, and none was given since. */
    private boolean entered;

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
        keepPrivate(history);
        try {
            setHistory(new LineHistory(this, history));
        } catch (RuntimeException e) {
            // A folder, or not our bytes. The session must open, and what is there must not be written over.
            setVariable(HISTORY_FILE, null);
            setHistory(new DefaultHistory(this));
        }
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        setOpt(Option.HISTORY_IGNORE_DUPS);
        unsetOpt(Option.AUTO_FRESH_LINE);
        setOpt(Option.HISTORY_IGNORE_SPACE);
        setVariable(SECONDARY_PROMPT_PATTERN, "%P ...> ");
        for (String map : List.of(EMACS, VIINS)) {
            KeyMap<Binding> keys = getKeyMaps().get(map);
            if (keys != null) {
                CURSOR_KEYS.forEach((sent, widget) -> keys.bind(new Reference(widget), sent));
            }
        }
    }

    /** Why the line that was entered last is not kept, for a message, if that is new; else "". */
    String takeTrouble() {
        return getHistory() instanceof LineHistory kept ? kept.takeTrouble() : "";
    }

    /** What somebody has typed is for nobody else on the machine. */
    private static void keepPrivate(Path history) {
        try {
            Files.createDirectories(history.toAbsolutePath().getParent());
            Files.createFile(
                    history, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException | UnsupportedOperationException e) {
            // It is there, or cannot be, or no such thing is known here.
        }
    }

    /** With colours, unless the terminal has none or the user wants none. */
    void colour(Highlighter colours) {
        coloured = hasColours(COLOURS);
        if (coloured) {
            setHighlighter(colours);
        }
    }

    /** Whether the terminal shows shades of grey, and the user wants colours. */
    boolean hasGreys() {
        return hasColours(MANY_COLOURS);
    }

    private boolean hasColours(int least) {
        Integer number = terminal.getNumericCapability(Capability.max_colors);
        return wanted(System.getenv("NO_COLOR")) && number != null && number >= least;
    }

    /** By https://no-color.org: whatever the variable says, if it says anything. */
    private static boolean wanted(@Nullable String noColour) {
        return noColour == null || noColour.isEmpty();
    }

    /** Lets the user edit an answer, which is no Java: it is neither completed nor coloured, and not remembered. */
    String readAnswer(String question) {
        Parser java = getParser();
        Highlighter colours = getHighlighter();
        setParser(new InputParser(text -> false));
        setHighlighter(new DefaultHighlighter());
        setVariable(DISABLE_HISTORY, true);
        setVariable(DISABLE_COMPLETION, true);
        try {
            return readLine(question);
        } finally {
            setVariable(DISABLE_COMPLETION, false);
            setVariable(DISABLE_HISTORY, false);
            setHighlighter(colours);
            setParser(java);
        }
    }

    // ---- keys that somebody else has read

    /** A line that does not end with an Enter goes on with keys from there, a line of them at a time. */
    void goOnWith(Supplier<String> typedAhead) {
        ahead = typedAhead;
    }

    @Override
    public Binding readBinding(KeyMap<Binding> keys, @Nullable KeyMap<Binding> local) {
        if (entered) {
            give(ahead.get());
        }
        Binding read = super.readBinding(keys, local);
        String key = getLastBinding();
        entered = key != null && (key.endsWith("\r") || key.endsWith("\n"));
        return read;
    }

    /** Gives keys to the line that is being edited; they come behind those that the editor has been given earlier. */
    void give(String keys) {
        entered = false;
        if (!keys.isEmpty()) {
            given = true;
            runMacro(keys);
        }
    }

    /** Takes back the given keys that the line did not need. What the terminal has sent since then stays there. */
    String takeRest() {
        StringBuilder rest = new StringBuilder();
        if (given) {
            given = false;
            runMacro(Character.toString(END_OF_GIVEN));
            for (int key = readCharacter(); key != END_OF_GIVEN; key = readCharacter()) {
                rest.appendCodePoint(key);
            }
        }
        return rest.toString();
    }

    /** Does something that takes time, in a widget, and lets others print above the line meanwhile. */
    <T extends @Nullable Object> T whileOthersPrint(Supplier<T> work) {
        boolean held = lock.isHeldByCurrentThread();
        if (held) {
            lock.unlock();
        }
        try {
            return work.get();
        } finally {
            if (held) {
                lock.lock();
            }
        }
    }

    // ---- what may be typed next

    /** Shows the forms of a call and what fits into it until the next key, for a widget that completes. */
    void show(List<String> signatures, List<Candidate> words) {
        AttributedString shown = text(list(signatures, words, null));
        post = () -> shown;
        redisplay();
        Binding next = readBinding(getKeys());
        post = null;
        if (next != null) {
            runMacro(getLastBinding());
        }
    }

    private CandidateList list(List<String> signatures, List<Candidate> words, @Nullable Candidate selected) {
        int width = Math.max(1, size.getColumns());
        int edited = buf.toString()
                .lines()
                .mapToInt(line -> 2 + line.length() / width)
                .sum();
        return CandidateList.of(words, signatures, selected, width, size.getRows() - edited - 2, coloured);
    }

    private static AttributedString text(CandidateList list) {
        return AttributedString.join(new AttributedString("\n"), list.lines());
    }

    /** As they were proposed, not by their letters. */
    @Override
    protected Comparator<Candidate> getCandidateComparator(boolean caseInsensitive, String word) {
        return Comparator.comparingInt(Candidate::sort).thenComparing(Candidate::value);
    }

    @Override
    protected PostResult computePost(
            List<Candidate> possible,
            @Nullable Candidate selection,
            @Nullable List<Candidate> ordered,
            String completed) {
        List<Candidate> words = possible.stream()
                .sorted(getCandidateComparator(false, completed))
                .toList();
        if (ordered != null) {
            ordered.addAll(words);
        }
        CandidateList list = list(List.of(), words, selection);
        return new PostResult(text(list), list.lines().size(), list.selectedLine());
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
                .append(AttributedString.fromAnsi(String.join("\n", below)))
                .toAttributedString();
    }

    @Override
    protected void doCleanup(boolean newLine) {
        below = List.of(); // the line that is entered stays, they do not
        super.doCleanup(newLine);
    }
}
