package concert.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * Runs the benchmarks named on the command line, or all; keeps what they measure and writes the page. Each has a JVM of its
 * own: what one of them does would decide how the compiler treats the others.
 */
final class Main {
    @FunctionalInterface
    private interface Opening {
        Benchmark open() throws Exception;
    }

    /** In the order of the page. */
    private static final Map<String, Opening> ALL = new LinkedHashMap<>();

    static {
        ALL.put("start-await", StartAwait::new);
        ALL.put("inner-await", InnerAwait::new);
        ALL.put("gather", Gather::new);
        ALL.put("gather-bytes", GatherBytes::new);
        ALL.put("cancel", Cancel::new);
        ALL.put("set", SetGet.Set::new);
        ALL.put("get", SetGet.Get::new);
        ALL.put("lock-free", Locks::free);
        ALL.put("lock-own", Locks::ofTheirOwn);
        ALL.put("lock-contended", Locks::contended);
        ALL.put("motors", Motors::new);
        ALL.put("scan", Scanning::new);
        ALL.put("scan-heap", ScanHeap::new);
        ALL.put("broadcast", Streaming::new);
        ALL.put("flat-correction", FlatCorrecting::new);
        ALL.put("rotation-axis", Measuring::rotationAxis);
        ALL.put("sphere", Measuring::sphere);
        ALL.put("camera", Filming::time);
        ALL.put("camera-bytes", Filming::bytes);
        ALL.put("tiff", TiffWriting::new);
        ALL.put("ctrl-c-await", CtrlC::inAwait);
        ALL.put("ctrl-c-loop", CtrlC::inLoop);
        ALL.put("ctrl-c-blocking", CtrlC::inBlockingCall);
        ALL.put("ctrl-k-first", () -> CtrlK.first("ctrl-k-first", 0));
        ALL.put("ctrl-k-all", () -> CtrlK.all("ctrl-k-all", 0));
        ALL.put("ctrl-k-first-busy", () -> CtrlK.first("ctrl-k-first-busy", 2));
        ALL.put("ctrl-k-all-busy", () -> CtrlK.all("ctrl-k-all-busy", 2));
        ALL.put("prompt", StartUp::prompt);
        ALL.put("first-answer", StartUp::firstAnswer);
        ALL.put("session-100", StartUp::session);
    }

    private Main() {}

    public static void main(String[] args) throws Exception {
        List<String> names = args.length == 0 ? List.copyOf(ALL.keySet()) : List.of(args);
        for (String name : names) {
            if (!ALL.containsKey(name)) { // before the first, which may take minutes
                System.err.println("no benchmark '" + name + "'; there are " + String.join(" ", ALL.keySet()));
                System.exit(2);
            }
        }
        if (names.size() > 1) {
            for (String name : names) {
                runInItsOwnJvm(name);
            }
            return;
        }
        // Audit lines are written, as in every session, but not to the terminal.
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            Logger.getLogger("").removeHandler(handler);
        }
        String name = names.getFirst();
        String today = LocalDate.now(ZoneId.systemDefault()).toString();
        Path folder = Path.of("docs", "reference");
        Results results = Results.read(folder.resolve("performance.json"));
        System.out.printf("%-18s", name);
        try (Benchmark benchmark = Objects.requireNonNull(ALL.get(name)).open()) {
            Measurement measured = Measurement.of(benchmark, today, machine());
            System.out.println(Page.line(measured));
            results.put(measured);
        }
        // After each: a run of half an hour that breaks off has not been for nothing.
        results.write(List.copyOf(ALL.keySet()));
        Page.write(results.all(), folder.resolve("performance.md"));
        System.exit(0); // the terminals' threads do not end by themselves
    }

    private static void runInItsOwnJvm(String name) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), name));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            System.err.println(name + " ended with exit code " + code);
        }
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", Java " + Runtime.version();
    }
}
