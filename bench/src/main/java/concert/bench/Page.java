package concert.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The measurements as a page of the documentation. */
final class Page {
    private static final String HEAD = """
            # Performance

            Written by the benchmarks (how: see [CONTRIBUTING](../../CONTRIBUTING.md)) from [performance.json](performance.json), which has all samples; do not edit.
            Each row was measured beside its baseline, round by round in turn, in a warm JVM: the median, in brackets the
            least and the most, and the same of the ratios of neighbours. The verdict goes by the medians. The last ratio is that of
            the processor time, for all rounds and with what sets them up: it depends less on what others compute.

            | what | budget | measured | baseline | ratio | verdict | processor time |
            |---|---|---|---|---|---|---|
            """;

    private Page() {}

    static void write(List<Measurement> all, Path file) throws IOException {
        String rows = all.stream().map(Page::row).collect(Collectors.joining());
        String machines = all.stream()
                .map(measured -> measured.date() + " on " + measured.machine())
                .distinct()
                .collect(Collectors.joining("; "));
        Spread load = Spread.of(all.stream().map(Measurement::load).toList());
        Files.writeString(
                file,
                HEAD + rows + "\nMeasured " + machines + ", with a load average of " + load.text()
                        + ".\nWhere that is above the number of cores, others computed too, and times are too long.\n");
    }

    private static String row(Measurement measured) {
        Row row = measured.row();
        return "| "
                + String.join(
                        " | ",
                        "**" + row.name() + "**: " + row.work(),
                        row.budget().text(row.unit()),
                        measured.work().text() + " " + row.unit(),
                        measured.baseline().text() + " " + row.unit() + ": " + row.baseline(),
                        measured.ratio().text(),
                        verdict(measured),
                        processorTime(measured))
                + " |\n";
    }

    /** For the terminal. */
    static String line(Measurement measured) {
        String unit = " " + measured.row().unit();
        return "%-32s baseline %-32s ratio %-24s %s"
                .formatted(
                        measured.work().text() + unit,
                        measured.baseline().text() + unit,
                        measured.ratio().text(),
                        verdict(measured) + ", processor " + Numbers.text(measured.cpuRatio()) + ", budget "
                                + measured.row().budget().text(measured.row().unit()));
    }

    /** For the bodies that compute in this process; a child has a time of its own. */
    private static String processorTime(Measurement measured) {
        return measured.row().budget().kind() == Budget.Kind.TIMES_BASELINE
                ? Numbers.text(measured.cpuRatio()) + " ×"
                : "";
    }

    private static String verdict(Measurement measured) {
        Budget budget = measured.row().budget();
        return budget.isMet(measured) ? "met" : budget.isMetAtBest(measured) ? "**over**, best round met" : "**over**";
    }
}
