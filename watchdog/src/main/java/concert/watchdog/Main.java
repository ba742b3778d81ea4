package concert.watchdog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The program: reads the session's lines from its standard input, writes {@link Answer}s to its standard output and its
 * log to its standard error. It ends after a good-bye, or when the input has ended and all recipes are sent.
 */
public final class Main {
    /** How often it looks at the time, in milliseconds: the precision of the limit. */
    private static final long TICK = 50;

    /** How long it tries to reach an address, in nanoseconds. */
    private static final long PATIENCE = 5_000_000_000L;

    /** Stands for the end of the input among its lines. */
    private static final String END = "\n";

    private final Journal journal;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private @Nullable Volley volley;

    private Main(Journal journal) {
        this.journal = journal;
    }

    /**
     * Runs the watchdog.
     *
     * @param words how many milliseconds of silence mean that the session is frozen, and whose watchdog it is
     */
    public static void main(String[] words) throws InterruptedException {
        String deafTo = Signals.ignore();
        Journal journal = new Journal(System.err, System.out, words[1]);
        journal.note("on guard" + (deafTo.isEmpty() ? "" : ", but signals end it: " + deafTo));
        new Main(journal).watch(Long.parseLong(words[0]) * 1_000_000);
    }

    private void watch(long limit) throws InterruptedException {
        Thread.ofPlatform().daemon().name("input").start(this::read);
        Vigil vigil = new Vigil(limit, System.nanoTime(), new Actions());
        while (!vigil.isOver()) {
            String line = lines.poll(TICK, TimeUnit.MILLISECONDS);
            if (line == null) {
                vigil.tick(System.nanoTime());
            } else if (line.equals(END)) {
                vigil.inputEnded();
            } else {
                vigil.take(line, System.nanoTime());
            }
        }
        if (volley != null) {
            volley.await();
        }
        journal.note("ends");
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            journal.note("the session cannot be heard any more: " + e);
        }
        lines.add(END);
    }

    private final class Actions implements Vigil.Hands {
        @Override
        public void fire(String why, List<Recipe> recipes) {
            if (volley != null) {
                volley.callOff();
            }
            // First the hardware, then the words.
            volley = Volley.fire(recipes, PATIENCE, System::nanoTime, journal);
            journal.tell(new Answer.Fired(why), "fires at " + recipes.size() + " devices: " + why);
        }

        @Override
        public void standDown(String why) {
            if (volley != null) {
                volley.callOff();
            }
            journal.report(why);
        }

        @Override
        public void answer(long beat) {
            journal.answer(new Answer.Alive(beat));
        }

        @Override
        public void complain(String line) {
            journal.note("does not understand: " + line);
        }
    }
}
