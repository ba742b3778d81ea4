package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.cameras.CameraState.STANDBY;
import static concert.processes.Processes.alignRotationAxis;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.streams.Streams.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.LimitException;
import concert.devices.dummy.DummyRotationMotor;
import concert.devices.dummy.DummySceneCamera;
import concert.frames.Frame;
import concert.imaging.Measures;
import concert.imaging.Phantom;
import concert.imaging.Point;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A sample on a tilted stage, by formula: a point goes around on a circle, which is leant towards the beam by the pitch and then
 * in the frame by the roll; a motor adds to each.
 */
@Timeout(120)
class AxisAlignmentTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    private final TestRun run = TestRun.create();
    private final DummyRotationMotor rotation = new DummyRotationMotor().named("rotation");
    private final DummyRotationMotor tiltX = new DummyRotationMotor().named("tiltX");
    private final DummyRotationMotor tiltZ = new DummyRotationMotor().named("tiltZ");
    private final DummySceneCamera camera = new DummySceneCamera(WIDTH, HEIGHT, this::scene).named("camera");

    private double radius = 80;
    private double pitch;
    private double roll;

    /** How a motor's angle changes the axis. */
    private double pitchByMotor = 1;

    private double rollByMotor = 1;
    private boolean sphere;
    private boolean slow;
    private Point middle = new Point(WIDTH / 2.0, HEIGHT / 2.0);

    @AfterEach
    void endRun() {
        run.close();
    }

    private static double radians(DummyRotationMotor motor) throws InterruptedException {
        return value(await(motor.getPosition()), "rad");
    }

    private Frame scene() throws InterruptedException {
        if (slow) {
            await(sleep(Duration.ofMinutes(1)));
        }
        double angle = radians(rotation);
        double leaning = Math.toRadians(pitch) + pitchByMotor * radians(tiltX);
        double rolled = Math.toRadians(roll) + rollByMotor * radians(tiltZ);
        double across = radius * Math.cos(angle);
        double up = radius * Math.sin(-angle) * Math.sin(leaning);
        double x = middle.x() + across * Math.cos(rolled) - up * Math.sin(rolled);
        double y = middle.y() + across * Math.sin(rolled) + up * Math.cos(rolled);
        return sphere ? Phantom.sphere(WIDTH, HEIGHT, x, y, 20) : Phantom.needle(WIDTH, HEIGHT, x, y, 12);
    }

    /** What is left of the tilt, in degrees. */
    private double pitchLeft() throws InterruptedException {
        return pitch + pitchByMotor * Math.toDegrees(radians(tiltX));
    }

    private double rollLeft() throws InterruptedException {
        return roll + rollByMotor * Math.toDegrees(radians(tiltZ));
    }

    /** As far as the reference goes, in all directions: within atan(2 px / radius). */
    @ParameterizedTest
    @CsvSource({
        "0, 0", "10, 0", "0, 10", "-10, 5", "5, -10", "-5, -5", "30, 0", "0, 30", "30, -30", "-45, 20", "60, 0", "0, 40"
    })
    void theAxisIsUprightAfterwards(double pitchAtFirst, double rollAtFirst) throws Exception {
        pitch = pitchAtFirst;
        roll = rollAtFirst;
        double seen = Math.toDegrees(Math.atan(2 / radius));
        run.run(() -> {
            Alignment found = await(alignRotationAxis(camera, rotation).x(tiltX).z(tiltZ));
            assertThat(pitchLeft()).as(found.toString()).isCloseTo(0, within(seen));
            assertThat(rollLeft()).as(found.toString()).isCloseTo(0, within(seen));
            assertThat(found.axis().center().x()).isCloseTo(middle.x(), within(2.0));
            assertThat(found.axis().center().y()).isCloseTo(middle.y(), within(2.0));
            assertThat(await(rotation.getPosition())).isEqualTo(q.deg(0));
            assertThat(await(camera.state().get())).isEqualTo(STANDBY);
        });
    }

    @Test
    void aSphereDoesAsWell() throws Exception {
        sphere = true;
        pitch = 8;
        roll = -6;
        run.run(() -> {
            Alignment found =
                    await(alignRotationAxis(camera, rotation).x(tiltX).z(tiltZ).by(Measures::sphereCenter));
            assertThat(found.isAligned()).as(found.toString()).isTrue();
            assertThat(pitchLeft()).isCloseTo(0, within(0.2));
            assertThat(rollLeft()).isCloseTo(0, within(0.2));
        });
    }

    /** The first step tells how much a motor does, and in which direction. */
    @ParameterizedTest
    @CsvSource({"-1, 1, 5", "0.3, -2, 5", "-0.5, -0.5, 5", "-1, -1, 60", "-1, -1, -45"})
    void motorsThatDoMoreOrLessOrTheContraryAreUnderstood(double x, double z, double pitchAtFirst) throws Exception {
        pitchByMotor = x;
        rollByMotor = z;
        pitch = pitchAtFirst;
        roll = -4;
        run.run(() -> {
            Alignment found =
                    await(alignRotationAxis(camera, rotation).x(tiltX).z(tiltZ).resolution(q.deg(0.01)));
            assertThat(pitchLeft()).as(found.toString()).isCloseTo(0, within(0.3));
            assertThat(rollLeft()).as(found.toString()).isCloseTo(0, within(0.3));
        });
    }

    @Test
    void onlyWhatHasAMotorIsCorrected() throws Exception {
        pitch = 10;
        roll = 5;
        run.run(() -> {
            await(alignRotationAxis(camera, rotation).x(tiltX));
            assertThat(pitchLeft()).isCloseTo(0, within(0.3));
            assertThat(await(tiltZ.getPosition())).isEqualTo(q.deg(0));
        });
        run.run(() -> {
            await(alignRotationAxis(camera, rotation).z(tiltZ));
            assertThat(rollLeft()).isCloseTo(0, within(0.3));
        });
    }

    @Test
    void withNoCorrectionLeftItSaysSoAndStaysAtTheBest() throws Exception {
        pitchByMotor = -1;
        pitch = 5;
        run.run(() -> {
            Alignment found = await(alignRotationAxis(camera, rotation).x(tiltX).atMost(1));
            // The one correction went the wrong way.
            assertThat(found.isAligned()).isFalse();
            assertThat(found.history()).hasSize(2);
            assertThat(await(tiltX.getPosition())).isEqualTo(q.deg(0));
            assertThat(found.toString()).startsWith("not aligned after 1 correction: roll ");
        });
    }

    @Test
    void theFramesGoToOthersToo() throws Exception {
        run.run(() -> {
            var seen = new AtomicInteger();
            await(alignRotationAxis(camera, rotation).x(tiltX).frames(7).to(block(frames -> {
                for (Frame _ : frames) {
                    seen.incrementAndGet();
                }
                return 0;
            })));
            assertThat(seen).hasValue(7);
        });
    }

    // ---- what is refused

    @Test
    void aSampleTooNearToTheAxisIsRefusedAndAllGoBack() {
        radius = 3;
        assertThatThrownBy(() ->
                        run.run(() -> await(alignRotationAxis(camera, rotation).x(tiltX))))
                .isInstanceOf(ProcessException.class)
                .hasMessage("alignRotationAxis: no ellipse through what was found in the frames:"
                        + " Sample off-centering too small, enlarge rotation radius.");
    }

    @Test
    void aSampleThatIsOutOfTheFrameIsToldWithItsAngle() throws Exception {
        radius = 250;
        run.run(() -> {
            assertThatThrownBy(() -> await(alignRotationAxis(camera, rotation).x(tiltX)))
                    .isInstanceOf(ProcessException.class)
                    .hasMessageStartingWith(
                            "alignRotationAxis: error finding the reference point at 0 deg of the turn: ");
            assertThat(await(rotation.getPosition())).isEqualTo(q.deg(0));
            assertThat(await(camera.state().get())).isEqualTo(STANDBY);
        });
    }

    @Test
    void fewerThanFiveFramesAreTooFew() {
        assertThatThrownBy(() -> run.run(
                        () -> await(alignRotationAxis(camera, rotation).x(tiltX).frames(4))))
                .hasMessageEndingWith("At least 5 coordinate pairs are needed");
    }

    @Test
    void withoutAMotorThereIsNothingToDo() {
        assertThatThrownBy(() -> run.run(() -> await(alignRotationAxis(camera, rotation))))
                .hasMessage("alignRotationAxis: at least one of the x, z motors must be given");
        assertThatThrownBy(() -> alignRotationAxis(camera, rotation).x(tiltX, 0))
                .hasMessage("alignRotationAxis: a coefficient is finite and not 0, got 0.0");
        assertThatThrownBy(() -> alignRotationAxis(camera, rotation).atMost(-1))
                .hasMessage("alignRotationAxis: corrects 0 times or more, got -1");
    }

    @Test
    void aMotorCannotHaveTwoParts() {
        for (AxisAlignment alignment : List.of(
                alignRotationAxis(camera, rotation).x(rotation),
                alignRotationAxis(camera, rotation).x(tiltX).z(tiltX))) {
            assertThatThrownBy(() -> run.run(() -> await(alignment)))
                    .hasMessage("alignRotationAxis: the motors that turn and that correct must be different ones");
        }
    }

    @Test
    void aCorrectionOutsideTheLimitsEndsItAndTheMotorsGoBack() throws Exception {
        pitch = 10;
        tiltX.position().setLimits(q.deg(-5), q.deg(5));
        run.run(() -> {
            await(tiltX.setPosition(q.deg(1)));
            assertThatThrownBy(() -> await(alignRotationAxis(camera, rotation).x(tiltX)))
                    .isInstanceOf(LimitException.class)
                    .hasMessageContaining("tiltX.position: ");
            assertThat(await(tiltX.getPosition())).isEqualTo(q.deg(1));
        });
    }

    @Test
    void aCancelLeavesAllAsItWas() throws Exception {
        pitch = 10;
        run.run(() -> {
            await(tiltX.setPosition(q.deg(1)));
            slow = true;
            Task<Alignment> task =
                    start(alignRotationAxis(camera, rotation).x(tiltX).coroutine());
            // In the second turn: the motor has been corrected.
            await(sleep(Duration.ofMinutes(15)));
            task.cancel();
            slow = false;
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
            assertThat(await(tiltX.getPosition())).isEqualTo(q.deg(1));
            assertThat(await(rotation.getPosition())).isEqualTo(q.deg(0));
            assertThat(await(camera.state().get())).isEqualTo(STANDBY);
        });
    }
}
