package concert.shell;

import concert.coroutines.Task;

/** How one input ended. */
sealed interface Outcome {

    /**
     * Well.
     *
     * @param shown what the prompt prints; "" for nothing
     */
    record Done(String shown) implements Outcome {}

    /**
     * With an exception.
     *
     * @param place in the session's source, such as {@code demo.jsh:4}
     */
    record Failed(String place, Throwable failure, Task<?> task) implements Outcome {}

    /** By a cancel, from wherever it came. */
    record Cancelled(String place) implements Outcome {}

    /** Because somebody called {@code exit()}. */
    record Exit() implements Outcome {}
}
