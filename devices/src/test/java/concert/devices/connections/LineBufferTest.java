package concert.devices.connections;

import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBufferTest {
    private static LineBuffer buffer(String terminator) {
        return new LineBuffer(new LineSettings("localhost", 1, terminator, q.s(1), 12));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The reference takes what one read brings for the answer, and from a cut one on each answer for the next one's. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", ";;"})
    void whereverTheStreamIsCutTheLinesAreTheSame(String terminator) throws Exception {
        String stream = "12.5 mm" + terminator + terminator + "a;\rb" + terminator;
        for (int first = 0; first <= stream.length(); first++) {
            for (int second = first; second <= stream.length(); second++) {
                LineBuffer buffer = buffer(terminator);
                List<String> lines = new ArrayList<>();
                lines.addAll(buffer.add(bytes(stream.substring(0, first))));
                lines.addAll(buffer.add(bytes(stream.substring(first, second))));
                lines.addAll(buffer.add(bytes(stream.substring(second))));
                assertThat(lines)
                        .isEqualTo(List.of(stream.split(terminator, -1)).subList(0, lines.size()));
                assertThat(lines).startsWith("12.5 mm", "").hasSize(terminator.equals("\r") ? 4 : 3);
                assertThat(buffer.rest()).isEmpty();
            }
        }
    }

    @Test
    void aLineMayBeAsLongAsAgreedAndNoLonger() throws Exception {
        assertThat(buffer("\r\n").add(bytes("123456789012\r\n"))).containsExactly("123456789012");

        LineBuffer buffer = buffer("\r\n");
        assertThat(buffer.add(bytes("123456789012\r"))).isEmpty();
        assertThatThrownBy(() -> buffer.add(bytes("x")))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the answer is longer than 12 characters");
    }

    @Test
    void whatIsNotAsciiIsNoAnswer() {
        assertThatThrownBy(() -> buffer("\n").add(bytes("12 \u00b5m\n")))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the answer is not ASCII after '12 '");
    }
}
