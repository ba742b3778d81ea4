package concert.imaging;

import concert.frames.Frame;

/** Finds the tip of a needle that comes into the frame over one of its borders: the part that is farthest from there. */
final class Needle {
    /** Of the frame: what ends broader than that is not a tip. */
    private static final int BROADEST = 4;

    private enum Border {
        TOP,
        BOTTOM,
        LEFT,
        RIGHT
    }

    private final Segment segment;
    private final Region region;

    private Needle(Segment segment) {
        this.segment = segment;
        this.region = segment.region();
    }

    static Point tip(Frame frame) {
        return new Needle(Segment.of("needle", frame)).tip();
    }

    private Point tip() {
        return switch (border()) {
            case TOP -> endOfRows(last(region.left()), 1);
            case BOTTOM -> endOfRows(first(region.left()), -1);
            case LEFT -> endOfColumns(last(region.top()), 1);
            case RIGHT -> endOfColumns(first(region.top()), -1);
        };
    }

    /** Of those that it touches the one from which it reaches farthest: near a corner it comes over two. */
    private Border border() {
        int[] reaches = {
            region.left()[0] < 0 ? -1 : last(region.left()),
            region.left()[region.height() - 1] < 0 ? -1 : region.height() - 1 - first(region.left()),
            region.top()[0] < 0 ? -1 : last(region.top()),
            region.top()[region.width() - 1] < 0 ? -1 : region.width() - 1 - first(region.top())
        };
        int farthest = 0;
        for (int i = 1; i < reaches.length; i++) {
            farthest = reaches[i] > reaches[farthest] ? i : farthest;
        }
        if (reaches[farthest] < 0) {
            throw new IllegalArgumentException("no needle found: what stands out touches no border of the frame");
        }
        return Border.values()[farthest];
    }

    private static int first(int[] reaches) {
        int first = 0;
        while (reaches[first] < 0) {
            first++;
        }
        return first;
    }

    private static int last(int[] reaches) {
        int last = reaches.length - 1;
        while (reaches[last] < 0) {
            last--;
        }
        return last;
    }

    /** @param onward to the next row, in which there is nothing of the needle */
    private Point endOfRows(int y, int onward) {
        int from = region.left()[y];
        int to = region.right()[y];
        requireTip(to - from + 1, region.width(), y + onward, region.height());
        int x = (from + to) / 2;
        double further = segment.toEdge(segment.index(x, y), segment.index(x, y + onward));
        return new Point((from + to) / 2.0, y + onward * further);
    }

    private Point endOfColumns(int x, int onward) {
        int from = region.top()[x];
        int to = region.bottom()[x];
        requireTip(to - from + 1, region.height(), x + onward, region.width());
        int y = (from + to) / 2;
        double further = segment.toEdge(segment.index(x, y), segment.index(x + onward, y));
        return new Point(x + onward * further, (from + to) / 2.0);
    }

    private static void requireTip(int broad, int breadth, int next, int length) {
        if (next < 0 || next >= length) {
            throw new IllegalArgumentException("no needle found: what stands out goes on to the opposite border");
        }
        if (broad > Math.max(1, breadth / BROADEST)) {
            throw new IllegalArgumentException("no needle found: what stands out ends " + broad
                    + " px broad; a tip has at most a quarter of the frame, " + breadth / BROADEST + " px");
        }
    }
}
