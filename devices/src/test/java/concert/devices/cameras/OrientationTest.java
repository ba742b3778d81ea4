package concert.devices.cameras;

import static concert.coroutines.Coroutines.await;
import static concert.devices.cameras.Camera.frames;
import static concert.streams.Streams.collect;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyCamera;
import concert.frames.Frame;
import concert.frames.FramePool;
import concert.frames.PixelType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrientationTest {
    private static final int WIDTH = 5;
    private static final int HEIGHT = 3;

    private static double at(int row, int column) {
        return 10 * row + column;
    }

    private static Frame numbered(PixelType type) {
        Frame frame = Frame.of(type, WIDTH, HEIGHT);
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                frame.set(column, row, at(row, column));
            }
        }
        return frame;
    }

    /** One quarter turn after the other: the last column becomes the first row. */
    private static Frame expected(PixelType type, boolean mirror, int turns) {
        Frame now = numbered(type);
        if (mirror) {
            Frame mirrored = Frame.of(type, WIDTH, HEIGHT);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    mirrored.set(x, y, now.get(WIDTH - 1 - x, y));
                }
            }
            now = mirrored;
        }
        for (int i = 0; i < turns; i++) {
            Frame turned = Frame.of(type, now.height(), now.width());
            for (int y = 0; y < turned.height(); y++) {
                for (int x = 0; x < turned.width(); x++) {
                    turned.set(x, y, now.get(now.width() - 1 - y, x));
                }
            }
            now = turned;
        }
        return now;
    }

    @ParameterizedTest
    @EnumSource
    void turnsPixelsOfEveryType(PixelType type) {
        for (boolean mirror : new boolean[] {false, true}) {
            for (int turns = 0; turns < 4; turns++) {
                Frame turned = new Orientation(mirror, turns).turn(numbered(type), new FramePool());
                assertThat(turned).as(mirror + " " + turns).isEqualTo(expected(type, mirror, turns));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false,0", "false,1", "false,2", "false,3", "true,0", "true,1", "true,2", "true,3"})
    void framesOfACameraAreMirroredAndThenRotated(boolean mirror, int turns) throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                DummyCamera camera = new DummyCamera(numbered(PixelType.UINT8));
                await(camera.simulate().set(false));
                await(camera.mirror().set(mirror));
                await(camera.rotate().set(turns));
                Frame wanted = expected(PixelType.UINT16, mirror, turns);
                for (Frame frame : await(frames(3, camera).into(collect()))) {
                    assertThat(frame.shorts()).isEqualTo(wanted.shorts());
                    assertThat(frame.isLike(wanted)).isTrue();
                    assertThat(frame.metadata()).containsEntry("mirror", mirror).containsEntry("rotate", turns);
                }
            });
        }
    }
}
