package concert.shell;

import concert.coroutines.Task;
import java.io.PrintStream;
import java.util.List;

/** The user's side of a shell: where its words go, and who types. */
interface Console {
    PrintStream out();

    PrintStream err();

    /** Whether somebody sits in front of it, who is told what goes on in the background. */
    boolean isInteractive();

    /** How many columns a table may have. */
    int width();

    /** Waits for the end of an input, clean-up included, and serves the keyboard meanwhile. For the prompt's thread. */
    void attend(Task<?> input) throws InterruptedException;

    /**
     * A line from the user, without its end. For a task; a cancel point.
     *
     * @throws IllegalStateException if nobody can be asked
     */
    String ask(String question) throws InterruptedException;

    /** Whether it shows how far long work has come. One that is no terminal never does. */
    default void showProgress(boolean wanted) {}

    /** Whether it can show a picture as text in 256 colours. */
    default boolean canShowPictures() {
        return false;
    }

    /** Shows a picture below all output, in place of the one before; none if it is empty. From any thread. */
    default void picture(List<String> lines) {}
}
