package concert.coroutines;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the locks ought to be, as plain lists: who holds what, who is inside of what, who waits for what. Slow and simple,
 * to compare the real ones with.
 */
final class LockModel {
    /** One holding: a lock, or with {@code exclusive} false an operation in flight. */
    static final class Held {
        final Who owner;
        final List<LockThing> things;
        final boolean exclusive;

        Held(Who owner, List<LockThing> things, boolean exclusive) {
            this.owner = owner;
            this.things = things;
            this.exclusive = exclusive;
        }

        @Override
        public String toString() {
            return owner + (exclusive ? " locks " : " operates ") + things;
        }
    }

    /** A task: what it is inside of, and what it waits for, if it does. */
    static final class Who {
        final String name;
        final List<Held> inside = new ArrayList<>();
        final List<Held> own = new ArrayList<>();
        Held wanted;

        /** Its place in the order of arrival. */
        int arrival;

        Who(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    final List<Held> held = new ArrayList<>();
    final List<Who> waiting = new ArrayList<>();
    private int arrivals;

    void arrive(Who who, Held wanted) {
        who.wanted = wanted;
        who.arrival = ++arrivals;
        waiting.add(who);
    }

    void granted(Who who) {
        held.add(who.wanted);
        who.inside.add(who.wanted);
        who.own.add(who.wanted);
        leave(who);
    }

    void leave(Who who) {
        waiting.remove(who);
        who.wanted = null;
    }

    void release(Held given) {
        held.remove(given);
        given.owner.own.remove(given);
    }

    static boolean overlap(Held one, Held other) {
        return (one.exclusive || other.exclusive)
                && one.things.stream()
                        .anyMatch(a ->
                                other.things.stream().anyMatch(b -> a.lockNode().overlaps(b.lockNode())));
    }

    /** Those who hold what is in the way of {@code who}. */
    Set<Who> holdersInTheWay(Who who) {
        Set<Who> holders = new HashSet<>();
        for (Held other : held) {
            if (overlap(other, who.wanted) && !who.inside.contains(other)) {
                holders.add(other.owner);
            }
        }
        return holders;
    }

    /** Those who came earlier, wait too, and want what {@code who} wants. */
    Set<Who> conflictingAhead(Who who) {
        Set<Who> ahead = new HashSet<>();
        for (Who other : waiting) {
            if (other.arrival < who.arrival && overlap(other.wanted, who.wanted)) {
                ahead.add(other);
            }
        }
        return ahead;
    }

    /** Whether {@code who} waits for {@code other}, directly or not: because of what is held, or also of who is ahead. */
    boolean waitsFor(Who who, Who other, boolean alsoQueues) {
        Set<Who> seen = new HashSet<>();
        List<Who> todo = new ArrayList<>(List.of(who));
        while (!todo.isEmpty()) {
            Who next = todo.removeLast();
            if (next.wanted == null) {
                continue;
            }
            Set<Who> waitedFor = holdersInTheWay(next);
            if (alsoQueues) {
                waitedFor.addAll(conflictingAhead(next));
            }
            if (waitedFor.contains(other)) {
                return true;
            }
            for (Who found : waitedFor) {
                if (seen.add(found)) {
                    todo.add(found);
                }
            }
        }
        return false;
    }

    /** Whether {@code who} is inside of something that {@code ahead} waits for, and so must not wait for it. */
    boolean isInsideOfWhatBlocks(Who who, Who ahead) {
        return who.inside.stream()
                .anyMatch(mine -> held.contains(mine) && overlap(mine, ahead.wanted) && !ahead.inside.contains(mine));
    }

    /** Two that exclude each other are held at the same time, and neither holder is inside of the other's. */
    String violation() {
        for (Held one : held) {
            for (Held other : held) {
                if (one != other
                        && overlap(one, other)
                        && !one.owner.inside.contains(other)
                        && !other.owner.inside.contains(one)) {
                    return one + " and " + other;
                }
            }
        }
        return "";
    }
}
