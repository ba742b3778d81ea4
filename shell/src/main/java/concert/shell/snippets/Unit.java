package concert.shell.snippets;

import java.util.List;

/**
 * A piece, compiled.
 *
 * @param runs what runs, one after the other; nothing for the declaration of a function or a type
 * @param notes what the user should know before it runs
 */
public record Unit(Piece piece, List<Run> runs, List<String> notes) {

    /** What is shown, or named, when a run has ended. */
    public enum Yield {
        /** A statement. */
        NOTHING,
        /** An expression whose value was not kept by the user: shown at the prompt. */
        VALUE,
        /** A variable got its value: not shown, but a device takes the variable's name. */
        VARIABLE
    }

    /**
     * One class to run.
     *
     * @param className the generated class whose main method is invoked
     * @param name of the variable that takes the value, or ""
     * @param returnsVoid the value is the null of a coroutine without one
     */
    public record Run(String className, Yield yield, String name, boolean returnsVoid) {}
}
