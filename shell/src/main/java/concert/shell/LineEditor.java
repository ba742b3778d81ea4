package concert.shell;

import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's line editor as Concert uses it. */
final class LineEditor extends LineReaderImpl {
    LineEditor(Terminal terminal) throws IOException {
        super(terminal, "concert");
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        setOpt(Option.HISTORY_IGNORE_DUPS);
        unsetOpt(Option.AUTO_FRESH_LINE);
        setVariable(SECONDARY_PROMPT_PATTERN, "%P ...> ");
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
}
