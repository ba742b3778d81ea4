package concert.processes.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws into an image. Only where AWT is, which takes its time to load: nothing else may mention this class. */
final class PngCanvas implements Canvas {
    /** So many points of a line are drawn at once: one that crosses itself often takes much longer as a whole. */
    private static final int PIECE = 50;

    private final BufferedImage image;
    private final Graphics2D graphics;

    private PngCanvas(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
    }

    /**
     * An empty one.
     *
     * @throws IOException if there are no fonts, or the JDK has no libraries for them; AWT then has errors of all kinds
     */
    static PngCanvas open(int width, int height) throws IOException {
        try {
            openNoWindows();
            PngCanvas canvas = new PngCanvas(width, height);
            canvas.text(" ", 0, 0, 1, Anchor.END, 0);
            return canvas;
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new IOException("PNG needs fonts on this machine, SVG does not (" + e + ")", e);
        }
    }

    /** Else AWT would look for a display, and fail where that is out of reach. Who has decided otherwise has windows. */
    private static void openNoWindows() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    /** The file. */
    byte[] end() throws IOException {
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) { // else it would go through another file
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }

    @Override
    public void boxes(List<Box> boxes, int colour) {
        graphics.setColor(new Color(colour));
        for (Box box : boxes) {
            graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
        }
    }

    /** Through the middle of pixels, so that it is one of them wide. */
    @Override
    public void rule(double x1, double y1, double x2, double y2, int colour) {
        graphics.setColor(new Color(colour));
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Double(sharp(x1), sharp(y1), sharp(x2), sharp(y2)));
    }

    private static double sharp(double place) {
        return Math.floor(place) + 0.5;
    }

    @Override
    public void polyline(Polyline line, double width, int colour) {
        graphics.setColor(new Color(colour));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int first = 0; first < line.size() - 1; first += PIECE) {
            Path2D piece = new Path2D.Double();
            piece.moveTo(line.x(first), line.y(first));
            for (int i = first + 1; i <= Math.min(first + PIECE, line.size() - 1); i++) {
                piece.lineTo(line.x(i), line.y(i));
            }
            graphics.draw(piece);
        }
    }

    @Override
    public void dot(double x, double y, double radius, int colour) {
        graphics.setColor(new Color(colour));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(String words, double x, double y, double size, Anchor anchor, int colour) {
        graphics.setFont(font(size, Font.PLAIN));
        double part = switch (anchor) {
            case START -> 0;
            case MIDDLE -> 0.5;
            case END -> 1;
        };
        graphics.setColor(new Color(colour));
        graphics.drawString(words, (float) (x - part * width(words)), (float) y);
    }

    @Override
    public void heading(String words, double x, double y, double size, int colour) {
        graphics.setFont(font(size, Font.BOLD));
        graphics.setColor(new Color(colour));
        graphics.drawString(words, (float) x, (float) y);
    }

    @Override
    public void upright(String words, double x, double y, double size, int colour) {
        AffineTransform before = graphics.getTransform();
        graphics.rotate(-Math.PI / 2, x, y);
        text(words, x, y, size, Anchor.MIDDLE, colour);
        graphics.setTransform(before);
    }

    private double width(String words) {
        return graphics.getFontMetrics().getStringBounds(words, graphics).getWidth();
    }

    private static Font font(double size, int style) {
        return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
    }
}
