package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is printed, and where: straight to the screen, or above the line being edited. */
class ScreenOutputTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final List<String> above = new CopyOnWriteArrayList<>();
    private final ScreenOutput output = new ScreenOutput(screen, above::add);
    private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whileNoLineIsEditedAllGoesStraightThrough() {
        out.print("half ");
        out.println("and whole");
        assertThat(screen()).isEqualTo("half and whole\n");
        assertThat(above).isEmpty();
    }

    @Test
    void whileALineIsEditedWholeLinesAppearAboveItAndHalfALineWaitsForItsEnd() throws IOException {
        output.editingBegins();
        out.print("12.5 µ");
        out.print("m\nnext");
        output.drain();
        assertThat(above).containsExactly("12.5 µm\n");
        assertThat(screen()).isEmpty();
    }

    @Test
    void whatWaitedForTheEndOfItsLineIsShownWhenTheLineIsEntered() throws IOException {
        output.editingBegins();
        out.print("half");
        output.editingEnds();
        assertThat(screen()).isEqualTo("half");
    }

    /** The editor takes it for granted that its prompt begins at the left edge. */
    @Test
    void aLineThatIsEditedBeginsAtTheLeftEdge() throws IOException {
        out.print("half");
        output.editingBegins();
        output.editingEnds();
        output.editingBegins();
        assertThat(screen()).isEqualTo("half\n");
    }

    @Test
    void aLineWithoutEndDoesNotGrowForEver() throws IOException {
        output.editingBegins();
        out.print("x".repeat(100_000));
        output.drain();
        assertThat(String.join("", above).length()).isBetween(90_000, 100_000);
        output.editingEnds();
        assertThat(String.join("", above) + screen()).hasSize(100_000).containsOnlyOnce("x".repeat(100_000));
    }

    /** Whose editor prints nothing before the latch is open. */
    private ScreenOutput busyUntil(CountDownLatch editorIsFree) {
        return new ScreenOutput(screen, lines -> {
            try {
                editorIsFree.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            above.add(lines);
        });
    }

    /** Tab while something prints: the editor holds its lock and waits for who flushes the stream that is printed to. */
    @Test
    @Timeout(60)
    void whoPrintsDoesNotWaitForTheEditor() throws Exception {
        CountDownLatch editorIsFree = new CountDownLatch(1);
        ScreenOutput busy = busyUntil(editorIsFree);
        PrintStream toBusy = new PrintStream(busy, true, StandardCharsets.UTF_8);
        busy.editingBegins();
        toBusy.println("one");
        toBusy.println("two");
        toBusy.print("half");
        editorIsFree.countDown();
        busy.editingEnds();
        assertThat(String.join("", above) + screen()).isEqualTo("one\ntwo\nhalf");
    }

    @Test
    @Timeout(60)
    void whoPrintsAFloodWhileTheEditorIsBusyGoesOnAndNothingIsLost() throws Exception {
        CountDownLatch editorIsFree = new CountDownLatch(1);
        ScreenOutput busy = busyUntil(editorIsFree);
        busy.editingBegins();
        byte[] line = ("x".repeat(99_999) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 14; i++) {
            busy.write(line, 0, line.length);
        }
        editorIsFree.countDown();
        busy.editingEnds();
        assertThat(String.join("", above) + screen()).hasSize(1_400_000);
    }

    @Test
    void whatTheEditorCannotShowIsShownAnyway() throws Exception {
        ScreenOutput broken = new ScreenOutput(screen, lines -> {
            throw new IllegalStateException("closed");
        });
        broken.editingBegins();
        broken.write("one\n".getBytes(StandardCharsets.UTF_8));
        broken.drain();
        broken.write("two\n".getBytes(StandardCharsets.UTF_8));
        broken.drain();
        assertThat(screen()).isEqualTo("one\ntwo\n");
    }

    private static final String REST = "\33[K";
    private static final String BELOW = "\33[J";

    @Test
    void linesBelowAreDrawnBehindTheOutputAndMakeRoomForMore() {
        output.below(List.of("scan 1", "scan 2"));
        String drawn = "scan 1" + REST + "\r\nscan 2" + REST + BELOW + "\r\33[1A";
        assertThat(screen()).isEqualTo(drawn);
        out.println("out");
        assertThat(screen()).isEqualTo(drawn + BELOW + "out\n" + drawn);
        output.below(List.of());
        assertThat(screen()).isEqualTo(drawn + BELOW + "out\n" + drawn + BELOW + "\r");
    }

    @Test
    void linesBelowWaitForTheEndOfHalfALine() {
        output.below(List.of("scan"));
        out.print("half");
        output.below(List.of("later"));
        out.println();
        assertThat(screen()).endsWith(BELOW + "half\nlater" + REST + BELOW + "\r");
    }

    @Test
    @Timeout(60)
    void whileALineIsEditedTheEditorHasTheLinesBelow() throws Exception {
        LinkedBlockingQueue<List<String>> below = new LinkedBlockingQueue<>();
        ScreenOutput edited = new ScreenOutput(screen, above::add, below::add);
        edited.below(List.of("one"));
        edited.editingBegins();
        assertThat(below.take()).containsExactly("one");
        edited.below(List.of("two"));
        assertThat(below.take()).containsExactly("two");
        screen.reset();
        edited.editingEnds();
        assertThat(screen()).startsWith("two");
    }
}
