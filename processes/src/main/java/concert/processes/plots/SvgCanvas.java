package concert.processes.plots;

import java.util.List;
import java.util.Locale;

/** Draws into the text of an SVG file (W3C, SVG 1.1). */
final class SvgCanvas implements Canvas {
    private final StringBuilder text = new StringBuilder();

    SvgCanvas(int width, int height) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" font-family=\"'DejaVu Sans', Verdana, Helvetica, Arial, sans-serif\">\n")
                .append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    }

    /** The file. */
    String end() {
        return text + "</svg>\n";
    }

    @Override
    public void boxes(List<Box> boxes, int colour) {
        text.append("<path shape-rendering=\"crispEdges\" fill=\"")
                .append(hex(colour))
                .append("\" d=\"");
        for (Box box : boxes) {
            text.append('M').append(number(box.x())).append(' ').append(number(box.y()));
            text.append('h').append(number(box.width())).append('v').append(number(box.height()));
            text.append('h').append(number(-box.width())).append('z');
        }
        text.append("\"/>\n");
    }

    @Override
    public void rule(double x1, double y1, double x2, double y2, int colour) {
        element("line", "x1", x1, "y1", y1, "x2", x2, "y2", y2);
        text.append(" stroke=\"").append(hex(colour)).append("\"/>\n");
    }

    @Override
    public void polyline(Polyline line, double width, int colour) {
        text.append("<polyline fill=\"none\" stroke-linejoin=\"round\" stroke=\"")
                .append(hex(colour))
                .append("\" stroke-width=\"")
                .append(number(width))
                .append("\" points=\"");
        for (int i = 0; i < line.size(); i++) {
            text.append(i == 0 ? "" : " ").append(number(line.x(i))).append(',').append(number(line.y(i)));
        }
        text.append("\"/>\n");
    }

    @Override
    public void dot(double x, double y, double radius, int colour) {
        element("circle", "cx", x, "cy", y, "r", radius);
        text.append(" fill=\"").append(hex(colour)).append("\"/>\n");
    }

    @Override
    public void text(String words, double x, double y, double size, Anchor anchor, int colour) {
        element("text", "x", x, "y", y, "font-size", size);
        text.append(" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ENGLISH));
        content("", colour, words);
    }

    @Override
    public void heading(String words, double x, double y, double size, int colour) {
        element("text", "x", x, "y", y, "font-size", size);
        text.append(" font-weight=\"bold");
        content("", colour, words);
    }

    @Override
    public void upright(String words, double x, double y, double size, int colour) {
        element("text", "x", x, "y", y, "font-size", size);
        text.append(" text-anchor=\"middle\" transform=\"rotate(-90 ");
        content(number(x) + " " + number(y) + ")", colour, words);
    }

    private void element(String name, Object... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            text.append(number((Double) attributes[i + 1])).append('"');
        }
    }

    private void content(String endOfAttribute, int colour, String words) {
        text.append(endOfAttribute).append("\" fill=\"").append(hex(colour)).append("\">");
        text.append(escaped(words)).append("</text>\n");
    }

    /** To a hundredth of a point. */
    private static String number(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == (long) rounded ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static String hex(int colour) {
        return String.format(Locale.ENGLISH, "#%06x", colour);
    }

    /** Control characters are not allowed in XML, not even escaped. */
    private static String escaped(String words) {
        return words.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
