package concert.processes;

/** All combinations of the values of several axes, the last axis changing fastest; a snake goes back where it is. */
final class Grid {
    private final int[] sizes;
    private final boolean snake;
    private final long size;

    Grid(int[] sizes, boolean snake) {
        this.sizes = sizes;
        this.snake = snake;
        long all = 1;
        for (int axis : sizes) {
            all = Math.multiplyExact(all, axis);
        }
        this.size = all;
    }

    /** The number of points. */
    long size() {
        return size;
    }

    /**
     * Puts the index into each axis at a point into {@code at}. In a snake an axis runs backwards whenever the number of
     * rows that it has run through is odd.
     */
    void at(long point, int[] at) {
        long rest = point;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            int index = (int) (rest % sizes[axis]);
            rest /= sizes[axis];
            at[axis] = snake && rest % 2 == 1 ? sizes[axis] - 1 - index : index;
        }
    }
}
