package concert.shell;

import concert.shell.sessions.Sessions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * What was typed in earlier sessions, and a file to which each line of this one is added. A disk that is full costs the
 * lines of that time, and is told once.
 */
final class LineHistory extends DefaultHistory {
    private final Path file;
    private boolean failed;
    private String trouble = "";

    /** With the lines of earlier sessions. */
    LineHistory(LineReader reader, Path file) {
        this.file = file;
        attach(reader);
    }

    /** Passes over what is none. JLine would remove the file to write it anew, with or without room for that. */
    @Override
    protected void addHistoryLine(Path path, String line) {
        try {
            super.addHistoryLine(path, line);
        } catch (IllegalArgumentException e) {
            // Cut off when the power was, or the file belongs to somebody else.
        }
    }

    /** Leaves no half of a line, behind which the next one would be none. */
    @Override
    public void save() {
        long before = size(file);
        try {
            super.save();
        } catch (IOException e) {
            if (!failed) {
                trouble = "the history is not kept: " + Sessions.reason(e);
            }
            failed = true;
            takeBack(before);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private void takeBack(long before) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(before);
        } catch (IOException e) {
            // There is none, or nobody may write it.
        }
    }

    /** Needs room for a second file for a moment. */
    @Override
    protected void trimHistory(Path path, int most) throws IOException {
        if (!failed) {
            super.trimHistory(path, most);
        }
    }

    /** Why lines are not kept, for a message, when that is new; else "". */
    String takeTrouble() {
        String told = trouble;
        trouble = "";
        return told;
    }
}
