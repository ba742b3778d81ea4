package concert.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @Test
    void whateverIsInANameOrACommandArrives() {
        Recipe recipe = new Recipe(3, "motor \n bye\r", "fe80::1%eth0", 4001, "\0\u001b[STOP + \u00ff\r\n");
        String line = new Message.Guard(recipe).line();
        assertThat(line).matches("\\p{Graph}+( \\p{Graph}+)*");
        assertThat(Message.of(line)).contains(new Message.Guard(recipe));
    }

    @Test
    void theOthersArriveToo() {
        for (Message message :
                new Message[] {new Message.Beat(Long.MAX_VALUE), new Message.Release(7), new Message.GoodBye()}) {
            assertThat(Message.of(message.line())).contains(message);
        }
        for (Answer answer : new Answer[] {
            new Answer.Alive(4), new Answer.Fired("the session has died"), new Answer.Report("motor: sent")
        }) {
            assertThat(Answer.of(answer.line())).contains(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "beat", "beat x", "bye now", "guard 1 m h 99999 b", "guard 1 m h 1 %zz", "release 1 2"})
    void whatIsNoMessageIsNone(String line) {
        assertThat(Message.of(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Full thread dump OpenJDK", "alive", "alive x", "\"main\" #1 prio=5"})
    void whatTheJvmSaysIsNoAnswer(String line) {
        assertThat(Answer.of(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void aPortThatIsNoneIsRefused(int port) {
        assertThatThrownBy(() -> new Recipe(1, "motor", "localhost", port, "STOP"))
                .hasMessage("port must be from 1 to 65535, got " + port);
    }
}
