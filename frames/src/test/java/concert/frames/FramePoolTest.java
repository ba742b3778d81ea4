package concert.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FramePoolTest {
    private final FramePool pool = new FramePool();

    @Test
    void pixelsThatAreGivenBackAreLentAgain() {
        Frame first = pool.take(PixelType.UINT16, 4, 3);
        short[] pixels = first.shorts();
        pool.giveBack(first);
        assertThat(pool.take(PixelType.UINT16, 3, 4).shorts()).isSameAs(pixels);
        assertThat(pool.take(PixelType.UINT16, 4, 3).shorts()).isNotSameAs(pixels);
        assertThat(pool.made()).isEqualTo(2);
    }

    @Test
    void whoHasKeptAFrameCannotReadWhatAnotherFillsItWith() {
        Frame kept = pool.take(PixelType.FLOAT32, 2, 2);
        Frame other = kept.with("number", 1);
        Frame copy = kept.copy();
        pool.giveBack(kept);
        assertThatThrownBy(() -> kept.get(0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the frame was lent until the next one came and has been given back; keep a copy() of it");
        assertThatThrownBy(other::floats).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(kept::copy).isInstanceOf(IllegalStateException.class);
        assertThat(copy.get(0, 0)).isZero();
        assertThat(kept).hasToString("frame 2 x 2 float32");
    }

    @Test
    void oneFrameIsGivenBackOnce() {
        Frame frame = pool.take(PixelType.UINT8, 2, 2);
        pool.giveBack(frame);
        pool.giveBack(frame);
        assertThat(pool.take(PixelType.UINT8, 2, 2).bytes())
                .isNotSameAs(pool.take(PixelType.UINT8, 2, 2).bytes());
    }

    @Test
    void whatWasNotLentOrByAnotherPoolIsNotTaken() {
        Frame own = Frame.of(PixelType.UINT8, 2, 2);
        pool.giveBack(own);
        assertThat(own.get(0, 0)).isZero();
        Frame others = new FramePool().take(PixelType.UINT8, 2, 2);
        assertThatThrownBy(() -> pool.giveBack(others)).hasMessage("the frame was lent by another pool");
    }

    @Test
    void anotherSizeOrTypeIsMadeAnew() {
        Frame small = pool.take(PixelType.UINT8, 2, 2);
        pool.take(PixelType.UINT8, 3, 3);
        pool.giveBack(small);
        assertThat(pool.take(PixelType.UINT8, 2, 2).length()).isEqualTo(4);
        assertThat(pool.take(PixelType.INT32, 2, 2).ints()).hasSize(4);
        assertThat(pool.made()).isEqualTo(4);
    }
}
