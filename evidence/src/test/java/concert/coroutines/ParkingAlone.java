package concert.coroutines;

/** How a thread parks, without the rest of its task. */
final class ParkingAlone extends Parking {
    private final Clock clock;

    ParkingAlone(Clock clock) {
        this.clock = clock;
    }

    @Override
    Clock clock() {
        return clock;
    }
}
