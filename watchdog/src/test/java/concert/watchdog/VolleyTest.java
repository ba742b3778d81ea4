package concert.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VolleyTest {
    private static final long PATIENCE = 5_000_000_000L;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Journal journal =
            new Journal(new PrintStream(log, true), new PrintStream(OutputStream.nullOutputStream()), "test");

    private List<String> lines() {
        return log.toString()
                .lines()
                .map(line -> line.replaceFirst(".*watchdog of test: ", ""))
                .toList();
    }

    private static Recipe recipe(int id, String device, int port, String bytes) {
        return new Recipe(id, device, "127.0.0.1", port, bytes);
    }

    /** A port at which nobody listens, as far as one can know. */
    private static int freePort() throws IOException {
        try (Controller brief = new Controller()) {
            return brief.port();
        }
    }

    private void fire(long patience, Recipe... recipes) throws InterruptedException {
        Volley.fire(List.of(recipes), patience, System::nanoTime, journal).await();
    }

    @Test
    void anUnreachableAddressGetsOneLineAndDelaysNobody() throws Exception {
        int nobody = freePort();
        try (Controller controller = new Controller()) {
            Volley volley = Volley.fire(
                    List.of(recipe(1, "lost", nobody, "STOP"), recipe(2, "motor", controller.port(), "HALT\r\n")),
                    300_000_000L,
                    System::nanoTime,
                    journal);
            assertThat(controller.next(2)).isEqualTo("HALT\r\n");
            volley.await();
        }
        assertThat(lines())
                .hasSize(2)
                .filteredOn(line -> line.startsWith("lost"))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .matches("lost: NOT sent to 127.0.0.1:" + nobody + " in \\d attempts?: Connection refused");
    }

    @Test
    void anUnknownHostIsSaidToBeUnknown() throws Exception {
        fire(0, new Recipe(1, "motor", "no host at all", 4001, "STOP"));
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("motor: NOT sent to no host at all:4001 in 1 attempt: ");
    }

    @Test
    void whatTheControllerAnswersIsTheConfirmation() throws Exception {
        try (Controller controller = new Controller(0, "ok\r\n")) {
            fire(PATIENCE, recipe(1, "motor", controller.port(), "STOP"));
            assertThat(lines()).containsExactly("motor: sent to 127.0.0.1:" + controller.port() + ", answer \"ok\"");
        }
    }

    /** Small controllers accept only a few connections. */
    @Test
    void theAxesOfAControllerShareAConnectionAndWhatIsTheSameIsSentOnce() throws Exception {
        try (Controller controller = new Controller()) {
            int port = controller.port();
            fire(
                    PATIENCE,
                    recipe(1, "x", port, "STOP 1\n"),
                    recipe(2, "y", port, "STOP 2\n"),
                    recipe(3, "twin of x", port, "STOP 1\n"));
            assertThat(controller.next(2)).isEqualTo("STOP 1\nSTOP 2\n");
            assertThat(controller.hasReceivedNothing()).isTrue();
            assertThat(lines()).hasSize(3);
        }
    }

    @Test
    void anAddressThatComesUpLaterIsStillServed() throws Exception {
        int port = freePort();
        Volley volley = Volley.fire(List.of(recipe(1, "motor", port, "STOP")), PATIENCE, System::nanoTime, journal);
        try (Controller controller = new Controller(port, "")) {
            assertThat(controller.next(5)).isEqualTo("STOP");
            volley.await();
        }
        assertThat(lines()).singleElement().asString().startsWith("motor: sent to");
    }

    /** The session is back, and its user may have started the next motion. */
    @Test
    void afterItWasCalledOffNothingIsSentAnyMore() throws Exception {
        int port = freePort();
        Volley volley = Volley.fire(List.of(recipe(1, "motor", port, "STOP")), PATIENCE, System::nanoTime, journal);
        volley.callOff();
        volley.await();
        try (Controller controller = new Controller(port, "")) {
            assertThat(controller.hasReceivedNothing()).isTrue();
        }
        assertThat(lines()).singleElement().asString().contains("NOT sent");
    }
}
