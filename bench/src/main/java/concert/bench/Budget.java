package concert.bench;

/** What a piece of work may cost: so much, so many times its baseline, or so much more than it. */
record Budget(Kind kind, double limit) {
    enum Kind {
        AT_MOST,
        TIMES_BASELINE,
        OVER_BASELINE
    }

    static Budget atMost(double limit) {
        return new Budget(Kind.AT_MOST, limit);
    }

    static Budget timesBaseline(double factor) {
        return new Budget(Kind.TIMES_BASELINE, factor);
    }

    static Budget overBaseline(double limit) {
        return new Budget(Kind.OVER_BASELINE, limit);
    }

    /** Judged by medians: that of the pairs where both are compared. */
    boolean isMet(Measurement measured) {
        return limit >= judged(measured).median();
    }

    /**
     * Whether the best round would do: then it may be the machine that is too slow now. Says nothing of comparisons, where
     * the best pair is one whose baseline was disturbed.
     */
    boolean isMetAtBest(Measurement measured) {
        return kind == Kind.AT_MOST && limit >= measured.work().least();
    }

    private Spread judged(Measurement measured) {
        return switch (kind) {
            case AT_MOST -> measured.work();
            case TIMES_BASELINE -> measured.ratio();
            case OVER_BASELINE -> measured.difference();
        };
    }

    String text(String unit) {
        return switch (kind) {
            case AT_MOST -> "≤ " + Numbers.text(limit) + " " + unit;
            case TIMES_BASELINE -> "≤ " + Numbers.text(limit) + " × baseline";
            case OVER_BASELINE -> "≤ " + Numbers.text(limit) + " " + unit + " over baseline";
        };
    }
}
