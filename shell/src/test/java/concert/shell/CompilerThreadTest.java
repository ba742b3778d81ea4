package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import concert.shell.snippets.Piece;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The line editor interrupts the prompt's thread at Ctrl-C, also a moment after the line was entered. */
@Timeout(60)
class CompilerThreadTest {
    private final ShellFixture fixture = new ShellFixture();

    @AfterEach
    void close() {
        Thread.interrupted();
        fixture.close();
    }

    /** With the interrupt in a file of the compiler no later input had an answer. */
    @Test
    void anInterruptNeverMeetsTheCompilersFiles() throws Exception {
        for (int round = 0; round < 20; round++) {
            Thread.currentThread().interrupt();
            for (Piece piece : fixture.shell.split("java.util.zip.CRC32 a" + round + " = null")) {
                assertThat(fixture.shell.compileInput(piece).runs()).hasSize(1);
            }
            assertThat(fixture.shell.proposals("java.util.zip.CRC").join().words())
                    .isNotEmpty();
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
