package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalsTest {
    @Test
    void somebodyOutsideCanAskWhatRuns() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);

        assertThat(Signals.onInspection(asked::countDown)).isTrue();
        String pid = Long.toString(ProcessHandle.current().pid());
        assertThat(new ProcessBuilder("kill", "-USR1", pid).start().waitFor()).isZero();

        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
