package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.devices.shutters.ShutterState.CLOSED;
import static concert.devices.shutters.ShutterState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.devices.ProtectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DummyShutterTest {
    private final TestRun run = TestRun.create();
    private final DummyShutter shutter = new DummyShutter().named("shutter");

    @AfterEach
    void tearDown() {
        run.close();
    }

    @Test
    void isOpenToBeginWithAndClosesAndOpens() throws Exception {
        run.run(() -> {
            assertThat(await(shutter.state().get())).isEqualTo(OPEN);
            await(shutter.close());
            assertThat(await(shutter.state().get())).isEqualTo(CLOSED);
            await(shutter.open());
            assertThat(await(shutter.state().get())).isEqualTo(OPEN);
        });
    }

    /** A clean-up that closes must not have to ask first. */
    @Test
    void closingWhatIsClosedAndOpeningWhatIsOpenSucceeds() throws Exception {
        run.run(() -> {
            await(shutter.open());
            await(shutter.close());
            await(shutter.close());
            assertThat(shutter.state().lastKnown()).contains(CLOSED);
        });
    }

    @Test
    void theEmergencyStopClosesIt() {
        shutter.emergencyStop();

        assertThat(shutter.state().lastKnown()).contains(CLOSED);
    }

    @Test
    void aProtectedShutterCanBeClosedButNotOpened() throws Exception {
        shutter.protectPermanently("sample is radiation-sensitive");
        run.run(() -> await(shutter.close()));

        assertThatThrownBy(() -> run.run(() -> await(shutter.open()))).isInstanceOf(ProtectedException.class);
    }

    @Test
    void itsStateIsWrittenInLowerCase() throws Exception {
        assertThat(shutter.state()).hasToString("shutter.state = open");
    }
}
