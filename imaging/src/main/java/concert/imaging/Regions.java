package concert.imaging;

import java.util.Arrays;

/**
 * Finds the largest connected region of pixels, which are connected with all eight around them. It goes over the image once,
 * row by row, in runs of neighbouring pixels; runs that touch are united in a forest.
 */
final class Regions {
    private final int width;
    private final int height;
    private int count;
    private int[] rows = new int[1024];
    private int[] starts = new int[1024];

    /** The last column of a run. */
    private int[] ends = new int[1024];

    private int[] parents = new int[1024];

    private Regions(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * Of the pixels above the threshold, or below it.
     *
     * @return with an area of 0 if there are none
     */
    static Region largest(float[] pixels, int width, int height, float threshold, boolean above) {
        Regions regions = new Regions(width, height);
        int before = 0;
        for (int y = 0; y < height; y++) {
            int begin = regions.count;
            regions.addRuns(pixels, y, threshold, above);
            regions.unite(before, begin);
            before = begin;
        }
        return regions.largest();
    }

    private void addRuns(float[] pixels, int y, float threshold, boolean above) {
        int row = y * width;
        int x = 0;
        while (x < width) {
            while (x < width && pixels[row + x] > threshold != above) {
                x++;
            }
            if (x < width) {
                int start = x;
                while (x < width && pixels[row + x] > threshold == above) {
                    x++;
                }
                add(y, start, x - 1);
            }
        }
    }

    private void add(int y, int start, int end) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            parents = Arrays.copyOf(parents, 2 * count);
        }
        rows[count] = y;
        starts[count] = start;
        ends[count] = end;
        parents[count] = count;
        count++;
    }

    /** The runs of the row above, from {@code upper} to {@code lower}, with those from there on; both are in order. */
    private void unite(int upper, int lower) {
        int above = upper;
        int below = lower;
        while (above < lower && below < count) {
            if (starts[above] <= ends[below] + 1 && starts[below] <= ends[above] + 1) {
                parents[root(below)] = root(above);
            }
            if (ends[above] < ends[below]) {
                above++;
            } else {
                below++;
            }
        }
    }

    private int root(int run) {
        int root = run;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]]; // makes the way shorter for the next
            root = parents[root];
        }
        return root;
    }

    private Region largest() {
        int[] areas = new int[count];
        int best = 0;
        for (int run = 0; run < count; run++) {
            int root = root(run);
            areas[root] += ends[run] - starts[run] + 1;
            best = areas[root] > areas[best] ? root : best;
        }
        Region region = new Region(width, height, count == 0 ? 0 : areas[best]);
        for (int run = 0; run < count; run++) {
            if (root(run) == best) {
                region.add(rows[run], starts[run], ends[run]);
            }
        }
        return region;
    }
}
