package concert.coroutines;

/** Something that has happened or not yet; coroutines wait until it has. */
public final class Event {
    private final Observable<Boolean> happened;

    /** One that has not happened yet. */
    public Event() {
        this("an event");
    }

    /** One that has not happened yet; lists of tasks name it: "waits for {@code what}". */
    public Event(String what) {
        happened = new Observable<>(false, what);
    }

    /** It has happened: all who wait go on. Never waits. */
    public void set() {
        happened.update(true);
    }

    /** It is to happen again. Who was already woken goes on. */
    public void clear() {
        happened.update(false);
    }

    public boolean isSet() {
        return happened.value();
    }

    /** Waits until it has happened; at once if it has. */
    public Coroutine<Void> untilSet() {
        return Coroutines.coroutine("untilSet", () -> {
            Coroutines.await(happened.until(set -> set));
        });
    }

    @Override
    public String toString() {
        return isSet() ? "event, set" : "event, not set";
    }
}
