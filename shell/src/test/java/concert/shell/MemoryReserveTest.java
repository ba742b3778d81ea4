package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryReserveTest {
    @Test
    void itIsGivenBackWhenMemoryHasRunOutAndNotBefore() {
        MemoryReserve.releaseAfter(new IllegalStateException("no beam"));
        MemoryReserve.releaseAfter(null);
        assertThat(MemoryReserve.isKept()).isTrue();
        MemoryReserve.releaseAfter(new OutOfMemoryError("Java heap space"));
        assertThat(MemoryReserve.isKept()).isFalse();
    }
}
