package concert.shell.snippets;

/**
 * A function or a class that a session has defined.
 *
 * @param signature its first line without modifiers: {@code int f(int x)}
 * @param written its source, with the comment above it
 * @param file with the source, or {@code input} for what was typed
 * @param line at which the declaration begins, below its comment
 */
public record Declared(String name, String signature, String written, String file, int line) {

    public String place() {
        return file + ":" + line;
    }
}
