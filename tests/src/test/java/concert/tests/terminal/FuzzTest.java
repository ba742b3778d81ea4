package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is typed, the shell lives, and takes the next input after Ctrl-C.
 *
 * <p>{@code -Dconcert.seed=N} tries something else, {@code -Dconcert.rounds=N} tries longer; a failure says its seed.
 */
@Timeout(600)
class FuzzTest {
    private static final long SEED = Long.getLong("concert.seed", 1);
    private static final int ROUNDS = Integer.getInteger("concert.rounds", 10);
    private static final int ATTEMPTS = 20;
    private static final int LONG = 100_000;

    /** Ctrl-C, which the test itself presses, and Ctrl-D, which ends a session by right. */
    private static final String LEFT_OUT = "\3\4";

    private static final List<String> WORDS =
            List.of(("( ) { } [ ] \" \"\"\" ' \\ /* */ // ; , . ? @ < > -> :: x 1 0x 1e "
                            + "await await( sleep(q.ms(1)) q.mm( var new class void f() import while (false)")
                    .split(" "));

    /** Cursor keys, the ends of a paste, and sequences that break off. */
    private static final List<String> ESCAPES = List.of(
            "\33[A", "\33[B", "\33[C", "\33[D", "\33[3~", "\33[200~", "\33[201~", "\33OP", "\33[", "\33]0;", "\33");

    /** What the line editor and the shell act on, and letters that take more than one char. */
    private static final List<String> SINGLES =
            List.of(" \t\r\n\1\5\10\13\16\20\22\25\27\31\34\0\u00e4\u20ac\u202e".split(""));

    private static final List<String> PIECES = Stream.of(WORDS, ESCAPES, SINGLES, List.of("\ud83d\ude00", "e\u0301"))
            .flatMap(List::stream)
            .toList();

    private final RandomGenerator random = new Random(SEED);

    @TempDir
    private Path data;

    private byte[] next(int round) {
        return switch (round % 5) {
            case 0 -> bytes(1 + random.nextInt(400));
            case 1 -> text(pieces(1 + random.nextInt(60)));
            case 2 -> text(pieces(3) + "\r" + pieces(3) + "\r");
            case 3 -> text("\"" + "\u00e4\u20ac".repeat(1 + random.nextInt(40)) + pieces(10));
            default -> text(pieces(1 + random.nextInt(6)) + "\33[200~" + pieces(30) + "\33[201~" + "\r");
        };
    }

    private byte[] bytes(int length) {
        byte[] some = new byte[length];
        for (int i = 0; i < length; i++) {
            int one = random.nextInt(256);
            some[i] = (byte) (LEFT_OUT.indexOf(one) >= 0 ? ' ' : one);
        }
        return some;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String pieces(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }

    /**
     * Ctrl-C, and then the next input has its answer; what Ctrl-C ends may have swallowed the first try, as it should. An
     * unfinished paste swallows all keys up to its end, so that is typed first, as a terminal does in the end.
     */
    private static void assertTakesTheNextInput(TerminalSession session, String what) {
        session.type("\33[201~");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            session.type(CTRL_C);
            if (session.answersWithin(Duration.ofSeconds(2))) {
                return;
            }
        }
        throw session.failure(what + ", seed " + SEED + ": the prompt takes no input");
    }

    @Test
    void noInputKillsTheShellOrHangsIt() {
        try (TerminalSession session = TerminalSession.start(data)) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] typed = next(round);
                session.type(typed);
                assertTakesTheNextInput(session, "round " + round + ", typed " + visible(typed));
            }
            assertThat(session.isAlive()).isTrue();
        }
    }

    private static String visible(byte[] typed) {
        return new String(typed, StandardCharsets.ISO_8859_1)
                .chars()
                .mapToObj(c -> c >= ' ' && c < 127 ? String.valueOf((char) c) : String.format("\\x%02x", c))
                .collect(Collectors.joining());
    }

    @Test
    void aVeryLongLineIsAnInputLikeAnyOther() {
        try (TerminalSession session = TerminalSession.start(data)) {
            session.type("\33[200~20 /* " + "x".repeat(LONG) + " */ + 3\33[201~");
            session.type("\r");
            session.awaitText(" = 23\n");
            session.probe();
        }
    }

    /** The compiler's own limit; once it was crossed no later input had an answer. */
    @Test
    void aStringThatIsTooLongForAClassIsOneLineAndTheNextInputHasItsAnswer() {
        try (TerminalSession session = TerminalSession.start(data)) {
            session.type("\33[200~\"" + "x".repeat(LONG) + "\".length()\33[201~");
            session.type("\r");
            session.awaitText("a string is too long for Java; read it from a file\n");
            session.probe();
        }
    }
}
