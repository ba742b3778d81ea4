package concert.bench;

/**
 * One row of the table: a piece of work, and beside it the same with nothing but the JDK.
 *
 * <p>A round of one and a round of the other are measured in turn, so that whatever else the machine does meets both.
 */
interface Benchmark extends AutoCloseable {
    /** What the table says of it. */
    Row row();

    /** One round of the work; the cost in the unit of the row. */
    double work() throws Exception;

    /** One round of the baseline, in the same unit. */
    double baseline() throws Exception;

    /** How many rounds of each are measured. */
    default int rounds() {
        return 11;
    }

    /** How many rounds of each come before. */
    default int warmUps() {
        return 5;
    }

    @Override
    default void close() {}
}
