package concert.shell;

import concert.frames.Frame;
import concert.imaging.Contrast;
import concert.imaging.Imaging;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame in the characters of a terminal with 256 colours: each is the upper half of a cell, so a line shows two rows of
 * pixels, in 26 shades of grey.
 */
final class FrameText {
    private static final String UPPER_HALF = "\u2580";
    private static final String PLAIN = "\33[0m";

    /** In the table of 256 colours: its black, its white, and between them a ramp of greys. */
    private static final int BLACK = 16;

    private static final int WHITE = 231;
    private static final int FIRST_GREY = 232;
    private static final int GREYS = 24;

    private FrameText() {}

    /** At most that many columns and lines; the picture keeps its shape. */
    static List<String> of(Frame frame, Contrast contrast, int columns, int lines) {
        double scale = Math.min(1, Math.min((double) columns / frame.width(), 2.0 * lines / frame.height()));
        int width = Math.max(1, (int) (frame.width() * scale));
        int height = Math.max(1, (int) (frame.height() * scale));
        Frame grey = Imaging.grey(frame, contrast, width, height);
        List<String> text = new ArrayList<>();
        for (int y = 0; y < height; y += 2) {
            text.add(line(grey, y));
        }
        return text;
    }

    private static String line(Frame grey, int y) {
        StringBuilder line = new StringBuilder();
        String before = "";
        for (int x = 0; x < grey.width(); x++) {
            int lower = y + 1 < grey.height() ? colour(grey.get(x, y + 1)) : BLACK;
            String style = "\33[38;5;" + colour(grey.get(x, y)) + ";48;5;" + lower + "m";
            line.append(style.equals(before) ? "" : style).append(UPPER_HALF);
            before = style;
        }
        return line.append(PLAIN).toString();
    }

    /** The ramp has 24 greys between black and white. */
    private static int colour(double shade) {
        int step = (int) Math.round(shade / 255 * (GREYS + 1));
        return step == 0 ? BLACK : step > GREYS ? WHITE : FIRST_GREY + step - 1;
    }
}
