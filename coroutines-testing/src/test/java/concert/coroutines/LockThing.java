package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;

import concert.coroutines.Operation.Kind;
import java.time.Duration;

/** A device without hardware, or a parameter of one: something to lock and to operate. */
final class LockThing implements Lockable {
    /** The unit in which the tests about locks count; what happens in between takes no time on a manual clock. */
    static final Duration SECOND = Duration.ofSeconds(1);

    private final String name;
    private final LockNode node;

    LockThing(String name) {
        this.name = name;
        this.node = new LockNode(this);
    }

    private LockThing(LockThing device, String parameter) {
        this.name = device.name + "." + parameter;
        this.node = device.node.part(this);
    }

    LockThing parameter(String parameter) {
        return new LockThing(this, parameter);
    }

    @Override
    public String lockName() {
        return name;
    }

    @Override
    public LockNode lockNode() {
        return node;
    }

    /** An operation on it with {@code body} inside. */
    Coroutine<Void> operate(Kind kind, Coroutine.Procedure body) {
        return coroutine(name + " " + kind, () -> {
            try (var _ = Operation.enter(kind, this, name + ": " + kind)) {
                body.run();
            }
        });
    }

    /** An operation that is over at once. */
    Coroutine<Void> use() {
        return operate(Kind.ACT, () -> {});
    }

    /** An operation that takes {@code seconds}. */
    Coroutine<Void> use(int seconds) {
        return operate(Kind.ACT, () -> pass(seconds));
    }

    /** Holds the lock for {@code seconds}. */
    Coroutine<Void> hold(int seconds) {
        return coroutine(name + " hold", () -> {
            try (var _ = Coroutines.lock(this)) {
                pass(seconds);
            }
        });
    }

    /**
     * Lets {@code seconds} of the clock pass. On a manual clock that means: until all the others wait, {@code seconds}
     * times.
     */
    static void pass(int seconds) throws InterruptedException {
        await(sleep(SECOND.multipliedBy(seconds)));
    }

    @Override
    public String toString() {
        return name;
    }
}
