package concert.devices.cameras;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.METRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.Parameter;
import concert.devices.dummy.DummyCamera;
import concert.devices.dummy.DummyDetector;
import concert.devices.dummy.DummyLensChanger;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void tearDown() {
        run.close();
    }

    private double width(Detector detector) throws Exception {
        return run.run(() -> value(await(detector.pixelWidth().get()), METRE));
    }

    /** The reference says 15 um, the product. */
    @Test
    void anEffectivePixelIsThatOfTheSensorDividedByTheMagnification() throws Exception {
        DummyDetector detector = new DummyDetector().named("detector");
        assertThat(width(detector)).isCloseTo(5e-6 / 3, within(1e-21));
        run.run(() -> {
            assertThat(value(await(detector.pixelHeight().get()), METRE)).isCloseTo(5e-6 / 3, within(1e-21));
            assertThat(await(detector.magnification().get())).isEqualTo(3.0);
        });
        assertThat(detector).noneMatch(Parameter::writable).hasToString("detector (Detector)");
    }

    @Test
    void aLensChangerChangesThePixels() throws Exception {
        DummyLensChanger lenses = new DummyLensChanger();
        Map<String, Double> magnifications = Map.of("objective_10x", 10.0, "objective_5x", 5.0);
        Detector detector = new Detector(new DummyCamera(), () -> magnifications.get(await(lenses.getObjective())));
        assertThat(width(detector)).isCloseTo(0.5e-6, within(1e-21));
        run.run(() -> await(lenses.setObjective("objective_5x")));
        assertThat(width(detector)).isCloseTo(1e-6, within(1e-21));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatMagnifiesNothingIsRefused(double magnification) {
        assertThatThrownBy(() -> new Detector(new DummyCamera(), magnification))
                .isInstanceOf(DeviceException.class)
                .hasMessage("Detector.magnification: " + magnification + " is refused; it must be greater than 0");
        Detector detector = new Detector(new DummyCamera(), () -> magnification).named("detector");
        assertThatThrownBy(() -> width(detector))
                .hasMessage("detector.magnification: " + magnification + " is refused; it must be greater than 0");
    }

    @Test
    void itsEmergencyStopEndsTheRecordingOfItsCamera() throws Exception {
        Detector detector = new DummyDetector();
        run.run(() -> {
            await(detector.camera().startRecording());
            detector.emergencyStop();
            assertThat(await(detector.camera().state().get())).isEqualTo(CameraState.STANDBY);
        });
    }
}
