package concert.devices.dummy;

import concert.coroutines.Clock;

/**
 * A motion at constant speed, or rest: where an axis is at any time, without anybody having to compute it on the way.
 * It goes in steps of 10 ms, as the reference's dummies do. Plain numbers in the axis's unit and seconds.
 *
 * @param journey what started it; the same after a change of speed on the way
 * @param start when it leaves {@code from}, on {@code clock}; may lie ahead
 * @param cut whether a hard limit keeps it from where it was sent
 */
record Motion(Object journey, Clock clock, double from, double destination, double speed, long start, boolean cut) {
    static final long STEP = 10_000_000;
    private static final double STEPS_PER_SECOND = 100;

    /** So that 0.3 mm at 1 mm/s takes 30 steps although 0.3 / 0.01 is a little more than 30. */
    private static final double ROUNDING = 1e-9;

    /** A time that no clock reaches; far enough from the end of the numbers to compare by difference. */
    private static final long NEVER = Long.MAX_VALUE / 4;

    static Motion rest(double position) {
        return new Motion(new Object(), Clock.system(), position, position, 0, 0, false);
    }

    boolean isRest() {
        return speed == 0;
    }

    boolean isOverAt(long time) {
        return isRest() || time - arrival() >= 0;
    }

    double positionAt(long time) {
        double distance = Math.abs(destination - from);
        double travelled = Math.max(0, Math.floorDiv(time - start, STEP)) * speed / STEPS_PER_SECOND;
        return isOverAt(time) || travelled >= distance ? destination : from + direction() * travelled;
    }

    long arrival() {
        double steps = Math.ceil(Math.abs(destination - from) / speed * STEPS_PER_SECOND - ROUNDING);
        return steps < (double) NEVER / STEP ? start + ((long) steps) * STEP : start + NEVER;
    }

    /** When something changes next: the following step on the grid of the start, so that errors do not add up. */
    long nextStep(long time) {
        return start + (Math.floorDiv(time - start, STEP) + 1) * STEP;
    }

    double direction() {
        return Math.signum(destination - from);
    }

    /** The same journey at another speed, from where it is now. */
    Motion at(double newSpeed, long time) {
        boolean ahead = start - time > 0;
        return new Motion(journey, clock, positionAt(time), destination, newSpeed, ahead ? start : time, cut);
    }
}
