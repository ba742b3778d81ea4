package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed, and where: straight to the screen, or above the line being edited. */
class ScreenOutputTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final List<String> above = new ArrayList<>();
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
        assertThat(above).isEmpty();
        out.print("m\nnext");
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
        assertThat(String.join("", above).length()).isBetween(90_000, 100_000);
        output.editingEnds();
        assertThat(String.join("", above) + screen()).hasSize(100_000).containsOnlyOnce("x".repeat(100_000));
    }
}
