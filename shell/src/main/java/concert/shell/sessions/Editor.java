package concert.shell.sessions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The editor that the user has chosen. */
final class Editor {
    private static final int NOT_FOUND = 127;

    /** The shell splits the variable, which may have options and quotes; a program that is not there is our message. */
    private static final String OPEN = "file=$1; eval \"set -- $0\"; command -v \"$1\" >/dev/null 2>&1 || exit "
            + NOT_FOUND + "; exec \"$@\" \"$file\"";

    private Editor() {}

    /** Returns the editor's exit code when it ends. */
    static int open(Path file) throws SessionException, IOException, InterruptedException {
        String editor = chosen("VISUAL").or(() -> chosen("EDITOR")).orElse("vi");
        int code = new ProcessBuilder("sh", "-c", OPEN, editor, file.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code == NOT_FOUND) {
            throw new SessionException("there is no editor '" + editor + "'; set EDITOR to the one to use for " + file);
        }
        return code;
    }

    private static Optional<String> chosen(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(editor -> !editor.isBlank());
    }
}
