package concert.imaging;

import static concert.imaging.Measures.centerOfMass;
import static concert.imaging.Measures.centerOfPoints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pixels as weights, and points without. */
class CenterOfMassTest {
    @ParameterizedTest
    @EnumSource
    void eachPixelCountsByItsValue(PixelType type) {
        Frame frame = Frame.of(type, 30, 20);
        frame.set(4, 6, 30);
        frame.set(24, 6, 10);
        frame.set(4, 10, 40);
        assertThat(centerOfMass(frame)).isEqualTo(new Point(6.5, 8));
    }

    @Test
    void aSymmetricObjectHasItInItsMiddle() {
        Frame bright = Imaging.absorptivity(Phantom.sphere(128, 100, 70.3, 44.8, 30));
        Point center = centerOfMass(bright);
        assertThat(center.x()).isCloseTo(70.3, within(0.001));
        assertThat(center.y()).isCloseTo(44.8, within(0.001));
    }

    @Test
    void framesWithoutACentreAreRefused() {
        assertThatThrownBy(() -> centerOfMass(Frame.of(PixelType.UINT16, 1, 1)))
                .hasMessage("centerOfMass: the pixels add up to 0, so there is no centre");
        assertThatThrownBy(() -> centerOfMass(Frame.float32(2, 1, new float[] {3, Float.NaN})))
                .hasMessage("centerOfMass: the frame has NaN at (1, 0); wanted are finite pixels");
    }

    @Test
    void pointsCountAlike() {
        assertThat(centerOfPoints(List.of(new Point(1, 2), new Point(2, 5), new Point(6, -1))))
                .isEqualTo(new Point(3, 2))
                .hasToString("(3.000, 2.000)");
        assertThatThrownBy(() -> centerOfPoints(List.of()))
                .hasMessage("centerOfPoints wants at least one point, got none");
    }
}
