package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedReader;
import java.io.PipedWriter;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.utils.NonBlocking;
import org.jline.utils.NonBlockingReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys while something runs: some act at once, the others wait for the next line. */
@Timeout(30)
class KeyboardTest {
    private static final int STOP = 11;
    private static final int LOOK = 28;

    private final PipedWriter typing = new PipedWriter();
    private final LinkedBlockingQueue<Integer> acted = new LinkedBlockingQueue<>();
    private NonBlockingReader keys;
    private Keyboard keyboard;

    @BeforeEach
    void open() throws Exception {
        keys = NonBlocking.nonBlocking("test", new PipedReader(typing));
        keyboard = new Keyboard(keys, "" + (char) STOP + (char) LOOK, acted::add);
    }

    @AfterEach
    void close() throws Exception {
        keyboard.close();
        keys.close();
    }

    private void type(String text) throws Exception {
        typing.write(text);
        typing.flush();
    }

    private int nextAction() throws InterruptedException {
        Integer key = acted.poll(20, TimeUnit.SECONDS);
        assertThat(key).as("a key that acts").isNotNull();
        return key;
    }

    @Test
    void someKeysActAtOnceAndTheOthersAreKeptInTheirOrder() throws Exception {
        keyboard.listen();
        type("ab" + (char) STOP + "c\r" + (char) LOOK);
        assertThat(nextAction()).isEqualTo(STOP);
        assertThat(nextAction()).isEqualTo(LOOK);
        assertThat(keyboard.release()).isEqualTo("abc\r");
        assertThat(keyboard.release()).isEmpty();
    }

    @Test
    void linesAreGivenOneByOneAndAStopForgetsThemButNotTheHalfLine() throws Exception {
        keyboard.listen();
        type("a\rb\rc\rd" + (char) LOOK);
        assertThat(nextAction()).isEqualTo(LOOK);
        assertThat(keyboard.release()).isEqualTo("a\r");
        assertThat(keyboard.release()).isEqualTo("b\r");
        keyboard.forgetLines();
        assertThat(keyboard.release()).isEqualTo("d");
        assertThat(keyboard.release()).isEmpty();
    }

    @Test
    void aPasteIsGivenWhole() throws Exception {
        keyboard.listen();
        type("\33[200~a\rb\33[201~\r" + "c\r\33[200~d\re" + (char) LOOK);
        assertThat(nextAction()).isEqualTo(LOOK);
        assertThat(keyboard.release()).isEqualTo("\33[200~a\rb\33[201~\r");
        assertThat(keyboard.release()).isEqualTo("c\r");
        assertThat(keyboard.release()).isEqualTo("\33[200~d\re");
    }

    /** Else the first letter of the next line would be lost, whenever somebody types fast. */
    @Test
    void aKeyThatComesAfterItWasReleasedIsLeftToTheReader() throws Exception {
        for (int round = 0; round < 200; round++) {
            keyboard.listen();
            type("k");
            String kept = keyboard.release();
            String left = kept.isEmpty() ? String.valueOf((char) keys.read(20_000L)) : kept;
            assertThat(left).as("round %d", round).isEqualTo("k");
        }
    }

    /** The line editor interrupts the prompt at Ctrl-C; when that came late it ended the session. */
    @Test
    void anInterruptOfThePromptDoesNotKeepItFromItsKeys() {
        for (int round = 0; round < 200; round++) {
            keyboard.listen();
            Thread.currentThread().interrupt();
            assertThat(keyboard.release()).isEmpty();
            Thread.interrupted();
        }
    }

    @Test
    void theEndOfTheInputEndsTheReadingAndNothingHangs() throws Exception {
        keyboard.listen();
        typing.close();
        assertThat(keyboard.release()).isEmpty();
        keyboard.listen();
        assertThat(keyboard.release()).isEmpty();
    }
}
