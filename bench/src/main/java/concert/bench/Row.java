package concert.bench;

/**
 * What stands in the table beside the numbers.
 *
 * @param name on the command line: "start-await"
 * @param work what is measured
 * @param baseline what it is compared with
 * @param unit of both
 * @param budget what the work may cost
 */
record Row(String name, String work, String baseline, String unit, Budget budget) {}
