package concert.shell;

import static concert.coroutines.Coroutines.await;

import concert.coroutines.Event;
import concert.coroutines.ProgressBoard;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Completer;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * A terminal: a line is edited while nothing runs, and keys are read while something does.
 *
 * <p>Ctrl-C is a real signal while something runs, so that it works whatever the reader of keys does; while a line is
 * edited the editor sees it as a key. Whatever is printed, by whatever thread, stays clear of the line being edited.
 */
final class TerminalConsole implements Console, AutoCloseable {
    private static final long GLANCE = 250;

    /** In milliseconds; who types on so soon does not notice that keys wait. */
    private static final long AT_ONCE = 50;

    private final Terminal terminal;
    private final LineEditor editor;
    private final Attributes before;
    private final ScreenOutput screen;
    private final LowerEdge lowerEdge;
    private final PrintStream out;
    private final Keyboard keyboard;
    private final Thread promptThread = Thread.currentThread();

    /** What the prompt's thread has to see to while an input runs: its end, and questions. */
    private final BlockingQueue<Errand> errands = new LinkedBlockingQueue<>();

    /** Guarded by edge: whether Ctrl-C is for the line that is being edited, and no longer for what ran before. */
    private boolean editing;

    private final Object edge = new Object();

    /** Null before there is a session whose progress it shows. */
    private volatile @Nullable ProgressView progress;

    /** What the acting keys do; nothing until there is something to act on. */
    private volatile IntConsumer actions = key -> {};

    private sealed interface Errand {}

    private record Ended(Task<?> input) implements Errand {}

    /** A line that a task wants from the user. */
    private final class Question implements Errand {
        final String text;
        final Event answered = new Event("the answer of the user");

        /** Guarded by this: whether its line is being edited, and nobody wants it any more. */
        private boolean edited;

        private boolean withdrawn;

        volatile @Nullable String answer;

        Question(String text) {
            this.text = text;
        }

        synchronized boolean begin() {
            edited = !withdrawn;
            return edited;
        }

        /** Returns whether Ctrl-C has come together with the end of the line. */
        synchronized boolean end() {
            edited = false;
            return Thread.interrupted() && !withdrawn;
        }

        synchronized void withdraw() {
            withdrawn = true;
            if (edited) {
                promptThread.interrupt();
            }
        }
    }

    /** For the thread of the prompt. */
    TerminalConsole(Terminal terminal, Path history) throws IOException {
        this.terminal = terminal;
        this.editor = new LineEditor(terminal, history);
        this.before = terminal.getAttributes();
        this.screen = new ScreenOutput(terminal.output(), editor::printAbove, editor::showBelow);
        this.lowerEdge = new LowerEdge(screen::below);
        this.out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        terminal.setAttributes(whileSomethingRuns(before));
        this.keyboard = new Keyboard(terminal.reader(), KeyActions.KEYS, key -> actions.accept(key));
        editor.goOnWith(keyboard::release);
        keyboard.listen();
    }

    /** From now on the acting keys act, in the midst of a line too, which they leave as it is. */
    void serve(KeyActions newActions, Parser parser, Completer completer, Highlighter highlighter) {
        actions = key -> act(newActions, key);
        editor.setParser(parser);
        editor.setCompleter(completer);
        editor.colour(highlighter);
        terminal.handle(Signal.INT, signal -> act(newActions, KeyActions.CTRL_C));
        for (String map : List.of(LineReader.MAIN, LineReader.EMACS, LineReader.VIINS, LineReader.VICMD)) {
            KeyMap<Binding> keys = editor.getKeyMaps().get(map);
            for (char key : KeyActions.KEYS.toCharArray()) {
                if (keys != null && key != KeyActions.CTRL_C) {
                    keys.bind(
                            (Widget) () -> {
                                newActions.accept(key);
                                return true;
                            },
                            String.valueOf(key));
                }
            }
        }
    }

    /** For a key that the editor has not seen; it sees Ctrl-C from a little later on, and not quite as long. */
    private void act(KeyActions served, int key) {
        if (key != KeyActions.CTRL_C) {
            served.accept(key);
            return;
        }
        synchronized (edge) {
            if (editing) {
                promptThread.interrupt();
            } else {
                served.accept(key);
            }
        }
    }

    /** From now on the progress of what runs is shown, unless the user wants none. */
    void show(Supervisor supervisor) {
        ProgressView view = new ProgressView(
                ProgressBoard.of(supervisor),
                supervisor.clock(),
                new ProgressView.Screen() {
                    @Override
                    public int width() {
                        return TerminalConsole.this.width();
                    }

                    @Override
                    public int height() {
                        return knowsUnicode() ? terminal.getSize().getRows() : 0;
                    }

                    @Override
                    public void below(List<String> lines) {
                        lowerEdge.progress(lines);
                    }

                    @Override
                    public void print(String line) {
                        out.println(line);
                    }
                },
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("concert-progress").factory()));
        progress = view;
        showProgress(!"off".equalsIgnoreCase(System.getenv("CONCERT_PROGRESS")));
    }

    @Override
    public void showProgress(boolean wanted) {
        ProgressView view = progress;
        if (view != null) {
            view.show(wanted);
        }
    }

    /** As the user's locale says; JLine takes UTF-8 for granted. */
    private static boolean knowsUnicode() {
        return StandardCharsets.UTF_8.name().equals(System.getProperty("stdout.encoding"));
    }

    private void drawProgress() {
        ProgressView view = progress;
        if (view != null) {
            view.draw();
        }
    }

    /**
     * Each key at once and unechoed, Ctrl-C as a signal; no key stops or freezes the program, and none is taken by the
     * terminal for itself.
     */
    private static Attributes whileSomethingRuns(Attributes usual) {
        Attributes mode = new Attributes(usual);
        mode.setLocalFlag(LocalFlag.ICANON, false);
        mode.setLocalFlag(LocalFlag.ECHO, false);
        mode.setLocalFlag(LocalFlag.IEXTEN, false);
        mode.setLocalFlag(LocalFlag.ISIG, true);
        mode.setInputFlag(InputFlag.IXON, false);
        mode.setInputFlag(InputFlag.ICRNL, false);
        mode.setInputFlag(InputFlag.INLCR, false);
        mode.setControlChar(ControlChar.VINTR, KeyActions.CTRL_C);
        mode.setControlChar(ControlChar.VQUIT, 0);
        mode.setControlChar(ControlChar.VSUSP, 0);
        mode.setControlChar(ControlChar.VMIN, 0);
        mode.setControlChar(ControlChar.VTIME, 1);
        return mode;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return out;
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public int width() {
        int columns = terminal.getSize().getColumns();
        return columns > 0 ? columns : 80;
    }

    @Override
    public boolean canShowPictures() {
        return editor.hasGreys();
    }

    @Override
    public void picture(List<String> lines) {
        lowerEdge.picture(lines);
    }

    /**
     * Lets the user edit a line.
     *
     * @param begun is done as soon as Ctrl-C is for this line
     * @param entered is done before any key acts on what the line leads to
     * @throws UserInterruptException at Ctrl-C
     * @throws org.jline.reader.EndOfFileException at Ctrl-D, and when the terminal is gone
     */
    String edit(String prompt, Runnable begun, Runnable entered) throws IOException {
        String typedAhead = begin();
        begun.run();
        return edit(prompt, typedAhead, editor::readLine, entered);
    }

    /** As {@link #edit}, for the answer to a question. */
    String editAnswer(String question) throws IOException {
        return edit(question, begin(), editor::readAnswer, () -> {});
    }

    /** Returns what was typed ahead. */
    private String begin() {
        // A Ctrl-C that came once more, for a line that had ended by then, is not for this one.
        var _ = Thread.interrupted();
        synchronized (edge) {
            editing = true;
            return keyboard.release();
        }
    }

    private String edit(String line, String typedAhead, UnaryOperator<String> reading, Runnable entered)
            throws IOException {
        editor.give(typedAhead);
        screen.editingBegins();
        String answer;
        try {
            answer = reading.apply(line);
        } finally {
            try {
                screen.editingEnds();
            } finally {
                end(entered);
            }
            String trouble = editor.takeTrouble();
            if (!trouble.isEmpty()) {
                out.println(trouble);
            }
        }
        if (Thread.interrupted()) {
            // The way to tell of Ctrl-C, which came together with Enter.
            throw new UserInterruptException(answer);
        }
        return answer;
    }

    /** At once, for Ctrl-C: from now on it is for what was entered, which the lines behind it belong to. */
    private void end(Runnable entered) {
        synchronized (edge) {
            editing = false;
            entered.run();
            keyboard.listenAgain(editor.takeRest());
        }
    }

    /**
     * Waits for something that the editor needs, from one of its widgets. Keys work meanwhile: those that act do so at
     * once, and then nobody waits any longer; the others are kept for the editor.
     *
     * @return null if a key has ended the waiting; {@code work} is then cancelled
     * @throws CompletionException if the work has failed
     */
    <T> @Nullable T waitFor(CompletableFuture<T> work) {
        try {
            return work.get(AT_ONCE, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return editor.whileOthersPrint(() -> waitWithKeys(work));
        } catch (InterruptedException e) {
            return givenUp(work);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private <T> @Nullable T waitWithKeys(CompletableFuture<T> work) {
        IntConsumer served = actions;
        actions = key -> {
            work.cancel(false);
            if (key == KeyActions.CTRL_C) {
                promptThread.interrupt();
            } else {
                served.accept(key);
            }
        };
        keyboard.listen();
        boolean interrupted = false;
        try {
            return work.get();
        } catch (InterruptedException e) {
            interrupted = true;
            work.cancel(false);
            return null;
        } catch (CancellationException e) {
            return null;
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } finally {
            // It swallows an interrupt, which must not be the one that ends the line.
            interrupted |= Thread.interrupted();
            String typed = keyboard.release();
            actions = served;
            if (interrupted) {
                promptThread.interrupt();
            } else {
                editor.give(typed);
            }
        }
    }

    private <T> @Nullable T givenUp(CompletableFuture<T> work) {
        work.cancel(false);
        promptThread.interrupt(); // the editor ends its line
        return null;
    }

    /** Forgets what was typed ahead: it belonged to what Ctrl-C has ended. */
    void forgetTypedAhead() {
        keyboard.forget();
    }

    /** Forgets the lines that were typed ahead: nothing may begin because of them after Ctrl-K. */
    void forgetLinesAhead() {
        keyboard.forgetLines();
    }

    @Override
    public void attend(Task<?> input) throws InterruptedException {
        Notices notices = new Notices(input, out);
        var _ = input.asFuture().whenComplete((value, failure) -> errands.add(new Ended(input)));
        try {
            while (!input.isDone()) {
                switch (nextErrand(input)) {
                    case null -> notices.look();
                    case Ended ignored -> {}
                    case Question question -> put(question, input);
                }
            }
        } finally {
            errands.removeIf(errand -> errand instanceof Ended);
            // How far it has come, before what came of it.
            drawProgress();
        }
    }

    private @Nullable Errand nextErrand(Task<?> input) {
        try {
            return errands.poll(GLANCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // A Ctrl-C that the editor was told of while it was entering the line that led to this input.
            var _ = input.cancel();
            return null;
        }
    }

    private void put(Question question, Task<?> input) {
        // First: it swallows an interrupt, which must not be the one that takes the question back.
        String typedAhead = keyboard.release();
        if (!question.begin()) {
            keyboard.listenAgain(typedAhead);
            return;
        }
        try {
            question.answer = edit(question.text, typedAhead, editor::readAnswer, () -> {});
            question.answered.set();
        } catch (UserInterruptException e) {
            // Not answered, too: the task would wake of that and perhaps not see its cancel.
            var _ = input.cancel();
        } catch (IOException | RuntimeException e) {
            // The end of the input, which is no answer either.
            question.answered.set();
        } finally {
            if (question.end()) {
                var _ = input.cancel();
            }
        }
    }

    @Override
    public String ask(String question) throws InterruptedException {
        if (Supervisor.current().foreground() == null) {
            throw new IllegalStateException("input: the keyboard belongs to the prompt; ask in the foreground");
        }
        Question asked = new Question(question);
        errands.add(asked);
        try {
            await(asked.answered.untilSet());
        } finally {
            asked.withdraw();
        }
        String answer = asked.answer;
        if (answer == null) {
            throw new IllegalStateException("input: there was no answer");
        }
        return answer;
    }

    /** Leaves the terminal as it was found, for others; a line that is being edited may go on. */
    void restore() {
        keyboard.close();
        drawProgress();
        lowerEdge.clear();
        screen.drain();
        terminal.puts(Capability.keypad_local);
        terminal.writer().write(LineEditor.BRACKETED_PASTE_OFF);
        terminal.flush();
        terminal.setAttributes(before);
    }

    @Override
    public void close() {
        restore();
        try {
            terminal.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
