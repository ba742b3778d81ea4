package concert.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * A row with its samples: the n-th of the work and the n-th of the baseline are neighbours in time.
 *
 * @param date of the run, as 2026-01-31
 * @param machine what it ran on
 * @param cpuRatio the processor time of the rounds of the work, by that of the rounds of the baseline; setting up included
 * @param load how many processes wanted a processor afterwards, this one among them
 */
record Measurement(
        Row row,
        String date,
        String machine,
        double cpuRatio,
        double load,
        List<Double> works,
        List<Double> baselines) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Measures work and baseline in turn. */
    static Measurement of(Benchmark benchmark, String date, String machine) throws Exception {
        for (int i = 0; i < benchmark.warmUps(); i++) {
            benchmark.work();
            benchmark.baseline();
        }
        long workCpu = 0;
        long baselineCpu = 0;
        List<Double> works = new ArrayList<>();
        List<Double> baselines = new ArrayList<>();
        for (int i = 0; i < benchmark.rounds(); i++) {
            long begin = SYSTEM.getProcessCpuTime();
            works.add(benchmark.work());
            long middle = SYSTEM.getProcessCpuTime();
            baselines.add(benchmark.baseline());
            workCpu += middle - begin;
            baselineCpu += SYSTEM.getProcessCpuTime() - middle;
        }
        // It counts in hundredths of a second.
        double cpuRatio = (double) workCpu / Math.max(baselineCpu, 10_000_000);
        return new Measurement(
                benchmark.row(), date, machine, cpuRatio, SYSTEM.getSystemLoadAverage(), works, baselines);
    }

    Spread work() {
        return Spread.of(works);
    }

    Spread baseline() {
        return Spread.of(baselines);
    }

    Spread ratio() {
        return pairs((work, baseline) -> work / baseline);
    }

    Spread difference() {
        return pairs((work, baseline) -> work - baseline);
    }

    private Spread pairs(DoubleBinaryOperator compare) {
        return Spread.of(IntStream.range(0, works.size())
                .mapToObj(i -> compare.applyAsDouble(works.get(i), baselines.get(i)))
                .toList());
    }
}
