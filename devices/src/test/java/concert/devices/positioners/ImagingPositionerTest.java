package concert.devices.positioners;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.vector;
import static concert.quantities.Units.MICROMETRE;
import static concert.quantities.Units.PIXEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyImagingPositioner;
import concert.quantities.Pixels;
import concert.quantities.VectorQuantity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImagingPositionerTest {
    private static final double PIXEL_SIZE = 5.0 / 3;

    private final TestRun run = TestRun.create();
    private final DummyImagingPositioner positioner = new DummyImagingPositioner().named("p");

    @AfterEach
    void tearDown() {
        run.close();
    }

    private void isAt(double... micrometres) throws InterruptedException {
        assertThat(await(positioner.getPosition()).values(MICROMETRE)).containsExactly(micrometres, within(1e-10));
    }

    @Test
    void pixelsAreThoseOfTheSample() throws Exception {
        run.run(() -> {
            await(positioner.moveInPixels(vector(PIXEL, 3, -6, Double.NaN)));
            isAt(3 * PIXEL_SIZE, -6 * PIXEL_SIZE, 0);
            await(positioner.moveInPixels(vector(q.px(1), q.px(6))));
            isAt(4 * PIXEL_SIZE, 0, 0);
            await(positioner.moveInPixels(vector(PIXEL, Double.NaN, 1.5, 0)));
            isAt(4 * PIXEL_SIZE, 1.5 * PIXEL_SIZE, 0);
            await(positioner.forward(q.um(7)));
            isAt(4 * PIXEL_SIZE, 1.5 * PIXEL_SIZE, 7);
        });
        assertThat(positioner).hasToString("p (ImagingPositioner)");
    }

    private void isRefused(VectorQuantity<Pixels> delta, String message) throws Exception {
        assertThatThrownBy(() -> run.run(() -> await(positioner.moveInPixels(delta))))
                .isInstanceOf(PositionerException.class)
                .hasMessage(message);
        run.run(() -> isAt(0, 0, 0));
    }

    @Test
    void aPixelHasNoDepth() throws Exception {
        isRefused(vector(PIXEL, 1, 1, 2), "p: cannot move in z by 2 px, a pixel has no depth");
        isRefused(vector(PIXEL, 1), "p: wants 2 or 3 components in pixels, got 1");
    }
}
