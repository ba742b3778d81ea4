package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LowerEdgeTest {

    @Test
    void thePictureStandsAboveTheProgress() {
        List<List<String>> shown = new ArrayList<>();
        LowerEdge edge = new LowerEdge(shown::add);
        edge.progress(List.of("scan 5 of 10"));
        edge.picture(List.of("a", "b"));
        edge.progress(List.of("scan 6 of 10"));
        edge.picture(List.of());
        edge.clear();
        assertThat(shown)
                .containsExactly(
                        List.of("scan 5 of 10"),
                        List.of("a", "b", "scan 5 of 10"),
                        List.of("a", "b", "scan 6 of 10"),
                        List.of("scan 6 of 10"),
                        List.of());
    }
}
