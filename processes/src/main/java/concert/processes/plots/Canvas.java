package concert.processes.plots;

import java.util.List;

/** What a chart is drawn on: a plane of points, from the upper left corner; colours as 0xRRGGBB. */
interface Canvas {
    /** Which part of a text is at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A rectangle; its edges are sharp. */
    record Box(double x, double y, double width, double height) {}

    void boxes(List<Box> boxes, int colour);

    /** A thin straight line. */
    void rule(double x1, double y1, double x2, double y2, int colour);

    void polyline(Polyline line, double width, int colour);

    void dot(double x, double y, double radius, int colour);

    /** A text by its base line. */
    void text(String text, double x, double y, double size, Anchor anchor, int colour);

    void heading(String text, double x, double y, double size, int colour);

    /** A text that is read from below, by the middle of its base line. */
    void upright(String text, double x, double y, double size, int colour);
}
