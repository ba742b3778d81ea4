package concert.imaging;

import static concert.imaging.Measures.needleTips;
import static concert.imaging.Measures.rotationAxis;
import static concert.imaging.Measures.sphereCenters;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.DEGREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.frames.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against a stage that leans by known angles. */
class RotationAxisTest {
    private static final double[] TILTS = {-60, -45, -13, -5, -1, 0, 1, 5, 13, 45, 60};

    private static void assertAxis(RotationAxis axis, TiltedStage stage, double degrees, double pixels) {
        assertThat(value(axis.roll(), DEGREE)).as("roll of %s", stage).isCloseTo(stage.roll(), within(degrees));
        assertThat(value(axis.pitch(), DEGREE)).as("pitch of %s", stage).isCloseTo(stage.pitch(), within(degrees));
        assertThat(axis.center().x()).as("x of %s", stage).isCloseTo(stage.x(), within(pixels));
        assertThat(axis.center().y()).as("y of %s", stage).isCloseTo(stage.y(), within(pixels));
    }

    /** What the reference promises. */
    private static double allowed(TiltedStage stage) {
        return Math.toDegrees(Math.atan(2 / stage.radius()));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 10, 37})
    void allTiltsAreFoundOfExactPoints(int points) {
        for (double roll : TILTS) {
            for (double pitch : TILTS) {
                TiltedStage stage = new TiltedStage(640.25, 480.5, 300, roll, pitch);
                assertAxis(rotationAxis(stage.turn(points)), stage, 1e-5, 1e-5);
            }
        }
    }

    @Test
    void pointsOnALineAreOfAnAxisWithoutPitch() {
        TiltedStage stage = new TiltedStage(100, 50, 40, 30, 0);
        assertAxis(rotationAxis(stage.turn(8)), stage, 1e-6, 1e-9);
        RotationAxis axis = rotationAxis(
                List.of(new Point(10, 40), new Point(40, 10), new Point(15, 35), new Point(35, 15), new Point(25, 25)));
        assertThat(axis).hasToString("roll -45 deg, pitch 0 deg, center (25.000, 25.000)");
    }

    @Test
    void pointsOfWholePixelsAreEnoughForWhatTheReferencePromises() {
        for (double roll : TILTS) {
            for (double pitch : TILTS) {
                TiltedStage stage = new TiltedStage(128.3, 127.8, 85, roll, pitch);
                List<Point> whole = stage.turn(10).stream()
                        .map(tip -> new Point(Math.rint(tip.x()), Math.rint(tip.y())))
                        .toList();
                assertAxis(rotationAxis(whole), stage, allowed(stage), 2);
            }
        }
    }

    @Test
    void noiseOfAPixelIsAveragedOverManyPoints() {
        Random random = new Random(20);
        for (int i = 0; i < 200; i++) {
            TiltedStage stage = new TiltedStage(
                    1000 + random.nextDouble(), 900, 500, random.nextDouble(-45, 45), random.nextDouble(-40, 40));
            List<Point> tips = stage.turn(60).stream()
                    .map(tip -> new Point(tip.x() + random.nextGaussian(), tip.y() + random.nextGaussian()))
                    .toList();
            assertAxis(rotationAxis(tips), stage, allowed(stage), 2);
        }
    }

    @Test
    void noiseAboutAnUprightAxisIsNoPitch() {
        Random random = new Random(22);
        for (int i = 0; i < 200; i++) {
            TiltedStage stage =
                    new TiltedStage(1000, 900, 500, random.nextDouble(-45, 45), random.nextDouble(-0.1, 0.1));
            List<Point> tips = stage.turn(60).stream()
                    .map(tip -> new Point(tip.x() + random.nextGaussian(), tip.y() + random.nextGaussian()))
                    .toList();
            assertAxis(rotationAxis(tips), stage, allowed(stage), 2);
        }
    }

    @Test
    void halfATurnIsEnough() {
        for (double roll : TILTS) {
            for (double pitch : TILTS) {
                TiltedStage stage = new TiltedStage(320, 240, 150, roll, pitch);
                double pixels = pitch == 0 ? 2 : 1e-5; // the points of a line do not tell how far it would go on
                assertAxis(rotationAxis(stage.turn(40).subList(0, 21)), stage, 1e-5, pixels);
                assertThat(value(rotationAxis(stage.turn(40).subList(5, 25)).pitch(), DEGREE))
                        .isCloseTo(pitch, within(1e-5));
            }
        }
    }

    @Test
    void unequalStepsAreFitted() {
        Random random = new Random(23);
        for (int i = 0; i < 200; i++) {
            TiltedStage stage = new TiltedStage(1000, 900, 500, random.nextDouble(-45, 45), random.nextDouble(3, 40));
            List<Point> tips = new ArrayList<>();
            for (double angle = 0; angle < 360; angle += random.nextDouble(1, 20)) {
                Point tip = stage.at(angle);
                tips.add(new Point(tip.x() + random.nextGaussian(0, 0.3), tip.y() + random.nextGaussian(0, 0.3)));
            }
            assertAxis(rotationAxis(tips), stage, allowed(stage), 2);
        }
    }

    @Test
    void theOtherWayRoundThePitchHasTheOtherSign() {
        TiltedStage stage = new TiltedStage(320, 240, 150, -7, 13);
        assertAxis(rotationAxis(stage.turn(12).reversed()), new TiltedStage(320, 240, 150, -7, -13), 1e-5, 1e-5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-60, -30, -13, -2, 0, 7, 20, 45, 60})
    void tiltsAreFoundOfImagesOfASphere(double tilt) {
        TiltedStage stage = new TiltedStage(128, 127.5, 80, tilt / 3, tilt);
        assertAxis(rotationAxis(sphereCenters(stage.spheres(10, 256, 20))), stage, allowed(stage), 0.2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-60, -30, -13, -2, 0, 7, 20, 45, 60})
    void tiltsAreFoundOfImagesOfANeedle(double tilt) {
        TiltedStage stage = new TiltedStage(128, 127.5, 80, tilt / 3, tilt);
        assertAxis(rotationAxis(needleTips(stage.needles(10, 256, 12))), stage, allowed(stage), 2);
    }

    @Test
    void tiltsAreFoundOfNoisyImages() {
        Random random = new Random(21);
        TiltedStage stage = new TiltedStage(128, 127.5, 80, -7, 13);
        List<Frame> spheres = new ArrayList<>();
        for (Frame frame : stage.spheres(12, 256, 20)) {
            spheres.add(Noise.counted(frame, 300, random));
        }
        assertAxis(rotationAxis(sphereCenters(spheres)), stage, 1, 0.5);
    }

    /** As in the reference: within a degree when no frame shows all of the sphere. */
    @Test
    void tiltsAreFoundOfASphereThatIsNeverSeenWhole() {
        TiltedStage stage = new TiltedStage(63.5, 63.5, 64, -7, 13);
        assertAxis(rotationAxis(sphereCenters(stage.spheres(10, 128, 60))), stage, 1, 1);
    }

    @Test
    void pointsThatSayTooLittleAreRefused() {
        TiltedStage stage = new TiltedStage(100, 100, 50, 1, 2);
        assertThatThrownBy(() -> rotationAxis(stage.turn(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At least 5 coordinate pairs are needed");
        assertThatThrownBy(() -> rotationAxis(new TiltedStage(100, 100, 4.9, 1, 2).turn(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sample off-centering too small, enlarge rotation radius.");
        List<Point> tips = new ArrayList<>(stage.turn(6));
        tips.set(2, new Point(3, Double.NaN));
        assertThatThrownBy(() -> rotationAxis(tips))
                .hasMessage("rotationAxis wants finite points; point 2 is (3.0, NaN)");
    }
}
