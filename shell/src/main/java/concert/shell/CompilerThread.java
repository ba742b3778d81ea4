package concert.shell;

import concert.shell.snippets.Refusal;
import concert.shell.snippets.SnippetClasses;
import concert.shell.snippets.SnippetCompiler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The compiler, on a thread of its own that nobody interrupts. Ctrl-C interrupts the thread that edits a line, perhaps a
 * moment late; the JDK closes a file in which a thread is interrupted, and the compiler's are never opened again.
 *
 * <p>It is made at once, because that takes longer than everything else of a start; whoever needs it waits.
 */
final class CompilerThread {

    /** What is done with the compiler. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T with(SnippetCompiler compiler) throws Refusal;
    }

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("concert-compiler").factory());
    private final CompletableFuture<SnippetCompiler> compiler;

    private final SnippetClasses classes = new SnippetClasses();

    /** None until there is a shell, which knows them. */
    private volatile Predicate<String> isCommand = name -> false;

    CompilerThread() {
        compiler =
                CompletableFuture.supplyAsync(() -> new SnippetCompiler(classes, name -> isCommand.test(name)), thread);
    }

    /** Where the compiled classes are defined. */
    SnippetClasses classes() {
        return classes;
    }

    /** Says which names are commands, for proposals. */
    void commands(Predicate<String> known) {
        isCommand = known;
    }

    /** Whether the compiler is there and knows a variable or function of that name. At once. */
    boolean isName(String name) {
        return compiler.isDone()
                && !compiler.isCompletedExceptionally()
                && compiler.join().isName(name);
    }

    /** Does {@code work} when its turn comes, unless the result has been cancelled before. */
    <T extends @Nullable Object> CompletableFuture<T> submit(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> {
            if (result.isDone()) {
                return;
            }
            try {
                result.complete(work.with(compiler.join()));
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    /** Does {@code work} and returns what comes of it. An interrupt of the caller waits until then. */
    <T extends @Nullable Object> T call(Work<T> work) throws Refusal {
        return result(submit(work));
    }

    /** What has come of some work, which is waited for; an interrupt of the caller waits until then. */
    static <T extends @Nullable Object> T result(CompletableFuture<T> work) throws Refusal {
        try {
            return work.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case Refusal refusal -> throw refusal;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
