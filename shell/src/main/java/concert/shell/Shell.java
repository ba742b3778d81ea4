package concert.shell;

import concert.coroutines.CommandInfo;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import concert.devices.EmergencyStop;
import concert.devices.commands.DeviceCommands;
import concert.processes.ProcessCommands;
import concert.session.Session;
import concert.shell.completion.Proposals;
import concert.shell.completion.Proposer;
import concert.shell.help.DocIndex;
import concert.shell.sessions.Imports;
import concert.shell.sessions.Sessions;
import concert.shell.snippets.CompiledFile;
import concert.shell.snippets.Declarations;
import concert.shell.snippets.Piece;
import concert.shell.snippets.Refusal;
import concert.shell.snippets.Unit;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session that understands typed Java: the supervisor that runs it, the compiler that reads it, and where its words
 * go. Scripts and prompts drive it from one thread; the functions of {@link ShellCommands} come from its tasks.
 */
final class Shell implements AutoCloseable {
    private final Session session;
    private final Supervisor supervisor;
    private final Reports reports;
    private final Console console;
    private final List<String> arguments;
    private final Runner runner;

    private final CompilerThread compiler;
    private final DocIndex docs = new DocIndex();
    private final Imports imports = new Imports(Sessions.ofUser());

    /** Set by {@code exit()}, on any thread. */
    private volatile int exitCode = -1;

    private volatile @Nullable Task<?> lastFailure;

    private volatile @Nullable CompletableFuture<?> abort;

    private volatile boolean shuttingDown;

    private volatile boolean closed;

    private Shell(String name, List<String> arguments, Console console, CompilerThread compiler) {
        this.console = console;
        this.arguments = List.copyOf(arguments);
        this.compiler = compiler;
        compiler.commands(this::isCommand);
        this.reports = new Reports(console, this::noteFailure);
        this.session = Session.builder(name)
                .listener(reports)
                .watchdogLog(SessionFiles.watchdogLog())
                .open();
        this.supervisor = session.supervisor();
        this.runner = new Runner(session, compiler.classes(), console);
        supervisor.service(Shell.class, ignored -> this);
        DeviceCommands.all().forEach(supervisor.commands()::register);
        ProcessCommands.all().forEach(supervisor.commands()::register);
        ShellCommands.INFOS.forEach(supervisor.commands()::register);
    }

    /** Opens a session; the caller closes it, which stops what it left running. */
    static Shell open(String name, List<String> arguments, Console console, CompilerThread compiler) {
        return new Shell(name, arguments, console, compiler);
    }

    /** That of the task which runs on the calling thread. */
    static Shell current() {
        return Supervisor.current().service(Shell.class, supervisor -> {
            throw new IllegalStateException("this works in Concert's shell only");
        });
    }

    // ---- source
    // ------------------------------------------------------------------------------------------------------

    /** Compiles a file up to the first line that is refused; nothing of it has run. */
    CompiledFile compileFile(String source, String file) {
        try {
            return compiler.call(java -> java.compileFile(source, file));
        } catch (Refusal e) {
            throw new IllegalStateException("what is refused is part of the result", e);
        }
    }

    /** Makes unknown what a file defines from a line on. */
    void forgetFrom(int line, String file) {
        try {
            compiler.<@Nullable Void>call(java -> {
                java.forgetFrom(line, file);
                return null;
            });
        } catch (Refusal e) {
            throw new IllegalStateException("forgetting refuses nothing", e);
        }
    }

    /** Compiles a piece of what was typed at the prompt, which may use functions that are defined later. */
    Unit compileInput(Piece piece) throws Refusal {
        return compiler.call(java -> java.compile(piece, "input"));
    }

    /** Cuts what was typed into pieces; refuses what breaks off in the middle. Compiles nothing. */
    List<Piece> split(String source) throws Refusal {
        return compiler.call(java -> java.split(source));
    }

    /** Whether a text, typed as it is, needs more lines before it can be run. */
    CompletableFuture<Boolean> isUnfinished(String source) {
        return compiler.submit(java -> {
            try {
                var _ = java.split(source);
                return false;
            } catch (Refusal e) {
                return e.unfinished();
            }
        });
    }

    /** What can be typed at the end of {@code source}. */
    CompletableFuture<Proposals> proposals(String source) {
        return compiler.submit(java -> new Proposer(
                        java.scope(), () -> List.copyOf(supervisor.commands().all()), Sessions::namesOfUser, docs)
                .at(source));
    }

    /**
     * Does once what the first completion would have to do, in the background. In parts: an input that comes meanwhile
     * waits for one of them at most.
     */
    void warmUp() {
        warmUp(List.of("mo", "q.", "new Du").iterator());
    }

    private void warmUp(Iterator<String> typed) {
        if (typed.hasNext()) {
            var _ = proposals(typed.next()).whenComplete((found, failure) -> warmUp(typed));
        }
    }

    /** Whether a command has that name. At once. */
    boolean isCommand(String name) {
        return supervisor.commands().all().stream().map(CommandInfo::name).anyMatch(name::equals);
    }

    /** Whether a variable or a function of the session has that name. At once. */
    boolean isName(String name) {
        return compiler.isName(name);
    }

    /** Runs a unit as the foreground task, unless it is {@code stopped} before it begins. */
    Outcome run(Unit unit, String file, boolean echo, BooleanSupplier stopped) throws InterruptedException {
        return runner.run(unit, file, echo, () -> shuttingDown || stopped.getAsBoolean());
    }

    /** The sessions that this one has brought in. */
    Imports imports() {
        return imports;
    }

    @Nullable
    Class<?> classOfFunction(String name) {
        try {
            return compiler.<@Nullable Class<?>>call(java -> java.classOfFunction(name));
        } catch (Refusal e) {
            throw new IllegalStateException("looking for a function refuses nothing", e);
        }
    }

    /** What the session has defined, as the compiler knows it. */
    <T extends @Nullable Object> T look(Function<Declarations, T> look) {
        try {
            return compiler.<T>call(java -> look.apply(java.declarations()));
        } catch (Refusal e) {
            throw new IllegalStateException("looking refuses nothing", e);
        }
    }

    /** What the documentation says; nothing is read before it is asked. */
    DocIndex docs() {
        return docs;
    }

    // ---- what runs
    // ---------------------------------------------------------------------------------------------------

    Supervisor supervisor() {
        return supervisor;
    }

    Session session() {
        return session;
    }

    Reports reports() {
        return reports;
    }

    /** Cancels what the user waits for; false if there is nothing. */
    boolean cancelForeground() {
        Task<?> foreground = supervisor.foreground();
        return foreground != null && foreground.cancel();
    }

    /** The background tasks that still run, by name. */
    List<Task<?>> background() {
        Task<?> foreground = supervisor.foreground();
        return supervisor.tasks().stream()
                .filter(task -> task != foreground && !task.isDone())
                .toList();
    }

    /** Where the foreground input is, as {@code demo.jsh:4}. */
    String place() {
        return runner.place();
    }

    /** The line at which the latest input is, or has ended. */
    int line() {
        return runner.line();
    }

    static String names(List<Task<?>> tasks) {
        return tasks.stream().map(Task::name).collect(Collectors.joining(", "));
    }

    /** Cancels everything and stops all devices, from any thread; prints what the devices answer when they have. */
    void abort() {
        CompletableFuture<?> answers = new CompletableFuture<>();
        // Before anything is cancelled: what is ends at once, and then its input waits for the answers.
        abort = answers;
        try {
            var _ = EmergencyStop.of(supervisor)
                    .trigger()
                    .asFuture()
                    .thenAccept(report -> report.lines().forEach(console.err()::println))
                    .whenComplete((told, failure) -> answers.complete(null));
        } catch (RuntimeException e) {
            answers.complete(null);
            throw e;
        }
    }

    /** Waits until the answers to the last {@link #abort} are printed. */
    void awaitAbort() {
        CompletableFuture<?> answers = abort;
        if (answers != null) {
            answers.join();
        }
    }

    /** Cancels everything and waits for the clean-ups; false if they have not ended in time. */
    boolean cancelEverything(Duration patience) throws InterruptedException {
        supervisor.cancelAll(patience);
        return supervisor.awaitQuiet(patience);
    }

    /** Stops what was left running, as a user wants it who leaves, and says what that was. */
    void end(String where) {
        reports.printAll();
        List<Task<?>> left = background();
        if (!left.isEmpty()) {
            console.err().println(where + names(left));
        }
        close();
        reports.printAll();
    }

    /** From now on the end of the process is under way, and whoever drives this shell says nothing more. */
    void beginShutdown() {
        shuttingDown = true;
    }

    /** Never returns once the end of the process is under way: its last words are the shutdown's. */
    void yieldToShutdown() throws InterruptedException {
        if (shuttingDown) {
            new CountDownLatch(1).await();
        }
    }

    // ---- words
    // -------------------------------------------------------------------------------------------------------

    Console console() {
        return console;
    }

    PrintStream out() {
        return console.out();
    }

    PrintStream err() {
        return console.err();
    }

    /** What Ctrl-C says where nothing runs that it could cancel. */
    String idleNotice() {
        int running = background().size();
        return running == 0
                ? "exit or Ctrl-D ends the session"
                : running + (console.isInteractive() ? " running; Ctrl-K stops all" : " running; abort() stops all");
    }

    List<String> arguments() {
        return arguments;
    }

    void noteFailure(Task<?> failed) {
        lastFailure = failed;
    }

    /** The last task whose failure was printed, for {@code trace()}. */
    @Nullable
    Task<?> lastFailure() {
        return lastFailure;
    }

    void requestExit(int code) {
        exitCode = code;
        if (Task.currentOrNull() != supervisor.foreground()) {
            cancelForeground();
        }
    }

    /** The code that {@code exit()} was called with, or -1. */
    int exitCode() {
        return exitCode;
    }

    /** Stops what still runs, waits for clean-ups, gives back locks. */
    @Override
    public void close() {
        session.close();
        closed = true;
    }

    /** Whether nothing is left to stop, after a normal end or because the thread that drives the session failed. */
    boolean isClosed() {
        return closed;
    }
}
