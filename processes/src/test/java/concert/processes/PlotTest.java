package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.processes.Scans.ascan;
import static concert.processes.Scans.mesh;
import static concert.quantities.Quantities.linspace;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyRotationMotor;
import concert.devices.dummy.DummySelectionDevice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What plots of scans show, what they refuse, and what files they leave. */
@Timeout(60)
class PlotTest {
    private final TestRun run = TestRun.create();
    private final DummyLinearMotor motor = new DummyLinearMotor().named("motor");
    private final DummyRotationMotor rotation = new DummyRotationMotor().named("rotation");

    @TempDir
    private Path folder;

    @AfterEach
    void endRun() {
        run.close();
    }

    /** A scan over 0, 1, 2, ... mm that has measured these; null failed. */
    private ScanResult<@Nullable Object> taken(@Nullable Object... values) {
        ScanResult<@Nullable Object> result = new ScanResult<>("ascan", List.of(motor.position()));
        for (int i = 0; i < values.length; i++) {
            Throwable failure = values[i] == null ? new IllegalStateException("no beam") : null;
            result.add(new ScanPoint<>(i, List.of(q.mm(i)), values[i], failure));
        }
        result.completed();
        return result;
    }

    private Document svg(ScanResult<?> result) throws Exception {
        Path file = result.plot(folder.resolve("plot.svg").toString());
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static List<String> texts(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    private static int count(Document svg, String element) {
        return svg.getElementsByTagName(element).getLength();
    }

    private BufferedImage png(ScanResult<?> result) throws IOException {
        return ImageIO.read(result.plot(folder.resolve("plot.png").toString()).toFile());
    }

    private static int pixels(BufferedImage image, int colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    // ---- what is shown

    @Test
    void aCurveHasTheParameterAcrossAndTheValuesUpInTheirUnits() throws Exception {
        Document svg = svg(taken(q.um(1000), q.mm(3), q.um(2000)));
        assertThat(texts(svg)).contains("ascan", "3 points", "motor.position [mm]", "value [um]");
        assertThat(texts(svg)).contains("1000", "2000", "3000", "0.0", "0.5", "1.0", "1.5", "2.0");
        assertThat(count(svg, "circle")).isEqualTo(3);
        assertThat(count(svg, "polyline")).isEqualTo(1);
    }

    @Test
    void plainNumbersHaveNoUnit() throws Exception {
        assertThat(texts(svg(taken(1, 2.5, 4L)))).contains("value", "3 points");
    }

    @Test
    void pointsWithoutAFiniteValueAreLeftOutAndCounted() throws Exception {
        Document svg = svg(taken(1, null, Double.NaN, 3, Double.NEGATIVE_INFINITY, 5));
        assertThat(texts(svg)).contains("6 points; left out: 1 failed, 2 not finite");
        assertThat(count(svg, "circle")).isEqualTo(3);
    }

    @Test
    void aScanThatIsNotCompleteIsPlottedAsFarAsItIs() throws Exception {
        ScanResult<Object> begun = new ScanResult<>("dscan", List.of(motor.position()));
        begun.add(new ScanPoint<>(0, List.of(q.mm(0)), 1, null));
        assertThat(texts(svg(begun))).contains("dscan", "1 point, not complete");
    }

    @Test
    void twoParametersMakeAMapWithAColourBar() throws Exception {
        run.run(() -> {
            ScanResult<Double> result = await(mesh(
                    motor.position(),
                    linspace(q.mm(0), q.mm(2), 3),
                    rotation.position(),
                    linspace(q.deg(0), q.deg(10), 2),
                    () -> coroutine("product", () -> value(await(motor.getPosition()), "mm") * 1e-12)));
            Document svg = svg(result);
            assertThat(texts(svg))
                    .contains("mesh", "6 points", "motor.position [mm]", "rotation.position [deg]", "value [× 10⁻¹²]");
            BufferedImage image = png(result);
            int left = image.getRGB(100, 300);
            assertThat(image.getRGB(100, 100))
                    .as("the second row, as the first")
                    .isEqualTo(left);
            assertThat(image.getRGB(400, 300)).as("the second column").isNotEqualTo(left);
        });
    }

    @Test
    void otherParametersAreReplacedByTheNumberOfThePoint() throws Exception {
        DummySelectionDevice filters = new DummySelectionDevice().named("filters");
        ScanResult<Object> byName = new ScanResult<>("scan", List.of(filters.selection()));
        ScanResult<Object> byNumber = new ScanResult<>("scan", List.of(filters.selection()));
        ScanResult<Object> three =
                new ScanResult<>("scan", List.of(motor.position(), rotation.position(), filters.selection()));
        for (int i = 0; i < 3; i++) {
            byName.add(new ScanPoint<>(i, List.of("copper"), i, null));
            byNumber.add(new ScanPoint<>(i, List.of(i), i, null));
            three.add(new ScanPoint<>(i, List.of(q.mm(i), q.deg(0), 1), i, null));
        }
        assertThat(texts(svg(byName))).contains("point", "1.0", "3.0").doesNotContain("filters.selection");
        assertThat(texts(svg(byNumber)))
                .contains("filters.selection", "0.0", "2.0")
                .doesNotContain("point");
        assertThat(texts(svg(three))).contains("point", "1.0", "3.0");
    }

    @Test
    void namesAreEscaped() throws Exception {
        ScanResult<Object> odd = new ScanResult<>(
                "a<b&c", List.of(new DummyLinearMotor().named("x<\u0001>").position()));
        odd.add(new ScanPoint<>(0, List.of(q.mm(0)), 1, null));
        assertThat(texts(svg(odd))).contains("a<b&c", "x< >.position [mm]");
    }

    @Test
    void aPngHasItsSizeItsLineAndItsInk() throws Exception {
        BufferedImage image = png(taken(0, 10, 0));
        assertThat(image.getWidth()).isEqualTo(800);
        assertThat(image.getHeight()).isEqualTo(500);
        assertThat(image.getRGB(2, 2) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(pixels(image, 0x1F5FA8)).as("of line and dots").isBetween(100, 3000);
        assertThat(pixels(image, 0x222222)).as("of texts").isGreaterThan(100);
    }

    @Test
    void manyPointsMakeASmallFileWithAllThatStandsOut() throws Exception {
        Object[] values = new Object[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 54_321 ? 1000.0 : Math.sin(i * 1e-3);
        }
        ScanResult<?> result = taken(values);
        Document svg = svg(result);
        assertThat(Files.size(folder.resolve("plot.svg"))).isLessThan(100_000);
        assertThat(count(svg, "circle")).isZero();
        String points = svg.getElementsByTagName("polyline")
                .item(0)
                .getAttributes()
                .getNamedItem("points")
                .getNodeValue();
        List<Double> y = new ArrayList<>();
        for (String point : points.split(" ", -1)) {
            y.add(Double.parseDouble(point.split(",", -1)[1]));
        }
        assertThat(y.stream().filter(one -> one < 100))
                .as("the one that stands out")
                .hasSize(1);
    }

    // ---- text

    @Test
    void aTextPlotIsACurveInBraille() {
        assertThat(taken(q.mm(0), q.mm(5), q.mm(10)).plot()).asString().isEqualTo("""
                        ascan, 3 points
                                value [mm] over motor.position [mm]
                            10 ┤                                                        ⢀⡠⠔⠊
                               │                                                    ⢀⡠⠔⠊⠁
                               │                                                ⢀⡠⠔⠊⠁
                             8 ┤                                            ⢀⡠⠔⠊⠁
                               │                                        ⢀⡠⠔⠊⠁
                               │                                    ⢀⡠⠔⠊⠁
                             6 ┤                                ⢀⡠⠔⠊⠁
                               │                            ⢀⡠⠔⠊⠁
                             4 ┤                        ⢀⡠⠔⠊⠁
                               │                    ⢀⡠⠔⠊⠁
                               │                ⢀⡠⠔⠊⠁
                             2 ┤            ⣀⠤⠒⠉⠁
                               │        ⣀⠤⠒⠉
                               │    ⣀⠤⠒⠉
                             0 ┤⣀⠤⠒⠉
                               └┬──────────────┬──────────────┬─────────────┬──────────────┬
                               0.0            0.5            1.0           1.5           2.0""");
    }

    @Test
    void aTextMapHasShadesAndDotsWhereNothingIs() {
        ScanResult<Object> result = new ScanResult<>("mesh", List.of(motor.position(), rotation.position()));
        for (int i = 0; i < 5; i++) {
            result.add(new ScanPoint<>(i, List.of(q.mm(i / 2), q.deg(i % 2)), i, null));
        }
        assertThat("mesh\n" + String.join("\n", new LivePlot(result, 6, List.of()).lines(72, 6)))
                .isEqualTo("""
                        mesh
                                rotation.position [deg] over motor.position [mm]; value 0 ' ░▒▓█' 4
                             1 ┤░░░░░░░░░░░░░░░░░░░░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓····················
                               │░░░░░░░░░░░░░░░░░░░░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓····················
                             0 ┤                    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒████████████████████
                               └┬─────────┬─────────┬─────────┬────────┬─────────┬─────────┬
                              -0.5       0.0       0.5       1.0      1.5       2.0      2.5""");
    }

    /** Columns 0, 1 and 9 mm: the last one is as wide as its neighbour is far. */
    @Test
    void theCellsOfATextMapAreWhereItsLabelsSayAlsoIfTheyAreNotEvenlySpaced() {
        ScanResult<Object> result = new ScanResult<>("mesh", List.of(motor.position(), rotation.position()));
        for (int millimetre : List.of(0, 1, 9)) {
            result.add(new ScanPoint<>(0, List.of(q.mm(millimetre), q.deg(0)), millimetre, null));
        }
        List<String> lines = new LivePlot(result, 3, List.of()).lines(72, 6);
        String row = lines.get(1).substring(8);
        String labels = lines.getLast();
        assertThat(row).matches(" +█+");
        int five = (labels.indexOf("4") + labels.indexOf("6")) / 2 - 8;
        assertThat(row.indexOf('█')).as("the edge between 1 and 9 mm").isBetween(five - 1, five + 1);
    }

    @Test
    void aMapOfMoreCellsThanCharactersShowsMeans() {
        ScanResult<Object> result = new ScanResult<>("mesh", List.of(motor.position(), rotation.position()));
        for (int i = 0; i < 10_000; i++) {
            result.add(new ScanPoint<>(i, List.of(q.mm(i % 100), q.deg(i / 100)), i % 100 < 50 ? i % 2 : 10, null));
        }
        List<String> lines = new LivePlot(result, 10_000, List.of()).lines(72, 6);
        assertThat(lines.get(1).substring(8)).hasSize(60).matches(" {29,31}█{29,31}");
    }

    @Test
    void aRunningScanShowsWhereItWillGo() {
        ScanResult<Object> begun = new ScanResult<>("ascan", List.of(motor.position()));
        LivePlot plot = new LivePlot(begun, 11, List.of(linspace(q.mm(0), q.mm(10), 11)));
        assertThat(plot.lines(72, 8)).as("nothing yet").isEmpty();
        for (int i = 0; i < 3; i++) {
            begun.add(new ScanPoint<>(i, List.of(q.mm(i)), i, null));
        }
        List<String> lines = plot.lines(72, 8);
        assertThat(lines).hasSize(8).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
        assertThat(lines.getLast().strip()).endsWith("10");
        assertThat(lines.get(1).length()).as("the last point is far left").isLessThan(30);
    }

    @Test
    void aRunningScanShowsNothingWhereThereIsNoRoomOrNothingToDraw() {
        LivePlot numbers = new LivePlot(taken(1, 2, 3), 3, List.of());
        assertThat(numbers.lines(20, 8)).isEmpty();
        assertThat(numbers.lines(72, 3)).isEmpty();
        assertThat(numbers.lines(72, 8)).hasSize(8);
        assertThat(new LivePlot(taken("a", "b"), 2, List.of()).lines(72, 8)).isEmpty();
        assertThat(new LivePlot(taken(1), 1, List.of()).lines(72, 8)).isEmpty();
    }

    // ---- what is refused

    @Test
    void whatCannotBePlottedIsRefused() {
        assertThatThrownBy(() -> taken().plot())
                .isInstanceOf(ScanException.class)
                .hasMessage("ascan: there is nothing to plot, no point was taken");
        assertThatThrownBy(() -> taken(null, Double.NaN).plot())
                .hasMessage("ascan: there is nothing to plot, of 2 points 1 failed, 1 not finite");
        assertThatThrownBy(() -> taken(1, true).plot())
                .hasMessage("ascan: cannot plot point 2: measured true; wanted is a number or a quantity");
        assertThatThrownBy(() -> taken(q.mm(1), q.deg(2)).plot())
                .hasMessage("ascan: cannot plot point 2: measured 2 deg; wanted is a quantity in mm, as before");
        assertThatThrownBy(() -> taken(1, q.deg(2)).plot())
                .hasMessage("ascan: cannot plot point 2: measured 2 deg; wanted is a plain number, as before");
        assertThatThrownBy(() -> taken(q.mm(1), 2).plot())
                .hasMessageContaining("point 2: measured 2; wanted is a quantity in mm");
    }

    @Test
    void nothingMeasuredIsRefused() throws Exception {
        run.run(() -> {
            ScanResult<?> moved =
                    await(ascan(motor.position(), q.mm(0), q.mm(1), q.mm(1), () -> coroutine("nothing", () -> {})));
            assertThatThrownBy(moved::plot)
                    .hasMessage("ascan: cannot plot point 1: measured null; wanted is a number or a quantity");
        });
    }

    @Test
    @SuppressWarnings("NullAway")
    void aFileWithoutANameIsRefused() {
        assertThatThrownBy(() -> taken(1).plot(null)).hasMessage("plot wants the name of a file, got nothing (null)");
    }

    @Test
    void otherEndingsAreRefused() {
        for (String name : List.of("plot.pdf", "plot", "png", "")) {
            assertThatThrownBy(() -> taken(1).plot(name))
                    .isInstanceOf(ScanException.class)
                    .hasMessage(name + ": a plot wants a name that ends with .png or .svg");
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsOneClearErrorAndLeavesNothing() throws Exception {
        assertThatThrownBy(() -> taken(1).plot("/nowhere/plot.svg"))
                .isInstanceOf(ScanException.class)
                .hasMessage("/nowhere/plot.svg: the plot cannot be written: there is no such folder");
        Path used = Files.createDirectories(folder.resolve("used.png/full")).getParent();
        assertThatThrownBy(() -> taken(1).plot(used.toString()))
                .isInstanceOf(ScanException.class)
                .hasMessageStartingWith(used + ": the plot cannot be written: ");
        assertThat(files()).containsExactly("used.png");
    }

    // ---- files

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws Exception {
        Path file = folder.resolve("Plot.SVG");
        Files.writeString(file, "what was before");
        assertThat(taken(1, 2).plot(file.toString())).isEqualTo(file.toAbsolutePath());
        assertThat(Files.readString(file)).startsWith("<?xml").endsWith("</svg>\n");
        assertThat(files()).containsExactly("Plot.SVG");
    }

    /** An interrupt closes a file that its thread reads or writes; those of the fonts would stay closed. */
    @Test
    void anInterruptIsSeenAfterwards() throws Exception {
        for (int i = 0; i < 3; i++) {
            Thread.currentThread().interrupt();
            Path file = taken(1, 2).plot(folder.resolve("plot.png").toString());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(pixels(ImageIO.read(file.toFile()), 0x222222)).isGreaterThan(100);
        }
    }
}
