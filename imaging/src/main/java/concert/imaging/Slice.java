package concert.imaging;

/**
 * Which columns or rows of a frame are kept: {@code start}, {@code start + step} and so on, before {@code stop}.
 *
 * @param start from 0
 * @param stop the first that is not kept any more; greater than the size means up to the end
 */
public record Slice(int start, int stop, int step) {
    /** @throws IllegalArgumentException for one that keeps nothing of any frame */
    public Slice {
        if (start < 0 || stop <= start || step < 1) {
            throw new IllegalArgumentException("a slice has 0 <= start < stop and a step of at least 1; got start "
                    + start + ", stop " + stop + ", step " + step);
        }
    }

    /** Every {@code step}th of all. */
    public static Slice every(int step) {
        return new Slice(0, Integer.MAX_VALUE, step);
    }

    /** How many of {@code size} are kept. */
    int count(String what, int size) {
        if (start >= size) {
            throw new IllegalArgumentException(
                    "downsize: the " + what + " begin at " + start + ", but the frame has " + size + " of them");
        }
        return (Math.min(stop, size) - start - 1) / step + 1;
    }
}
