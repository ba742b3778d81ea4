package concert.coroutines;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task's place in the tree of its supervisor: its parent and its children.
 *
 * <p>A list of children is guarded by the monitor of the family that it belongs to, and so are its members' links. Only
 * the root's monitor is taken while another one is held.
 */
final class Family {
    private final Task<?> self;

    /** Changed under the parent's monitor; volatile because an orphan moves to the root while others look. */
    private volatile @Nullable Family parent;

    private @Nullable Family previous;
    private @Nullable Family next;
    private @Nullable Family firstChild;

    /** Children that failed unobserved while this task runs: it may still await them. */
    private @Nullable List<Task<?>> failed;

    private boolean closed;

    Family(Task<?> self) {
        this.self = self;
    }

    /** False if this task has ended and takes no children any more. */
    boolean adopt(Family child) {
        synchronized (this) {
            if (!closed) {
                child.parent = this;
                link(child);
            }
            return !closed;
        }
    }

    private void link(Family child) {
        child.previous = null;
        child.next = firstChild;
        if (firstChild != null) {
            firstChild.previous = child;
        }
        firstChild = child;
    }

    /** Takes this task out of the tree; wakes the parent, which may wait for that. */
    void leave() {
        Family left = null;
        while (left == null) {
            Family above = parent();
            synchronized (above) {
                if (parent == above) { // else it has moved to the root meanwhile
                    unlinkFrom(above);
                    left = above;
                }
            }
        }
        left.self.childLeft();
    }

    private void unlinkFrom(Family above) {
        if (previous != null) {
            previous.next = next;
        } else if (above.firstChild == this) {
            above.firstChild = next;
        }
        if (next != null) {
            next.previous = previous;
        }
        previous = null;
        next = null;
    }

    void moveChildrenTo(Family root) {
        synchronized (this) {
            while (firstChild != null) {
                Family child = firstChild;
                firstChild = child.next;
                synchronized (root) {
                    child.parent = root;
                    root.link(child);
                }
            }
        }
    }

    synchronized boolean hasChildren() {
        return firstChild != null;
    }

    synchronized List<Task<?>> children() {
        List<Task<?>> children = new ArrayList<>();
        forEachChild(children::add);
        return children;
    }

    /** Under the monitor: {@code found} only notes them. */
    synchronized void forEachChild(Consumer<? super Task<?>> found) {
        for (Family child = firstChild; child != null; child = child.next) {
            found.accept(child.self);
        }
    }

    /** Leaves the failure of this task to its parent to observe; false if the parent is none that could. */
    boolean entrustFailure() {
        Family above = parent();
        synchronized (above) {
            if (above.closed || !above.self.mayAwaitChildren()) {
                return false;
            }
            if (above.failed == null) {
                above.failed = new ArrayList<>();
            }
            above.failed.add(self);
            return true;
        }
    }

    /** At the end of this task: the failures it was entrusted with; from now on it takes none. */
    synchronized List<Task<?>> close() {
        closed = true;
        List<Task<?>> entrusted = failed == null ? List.of() : failed;
        failed = null;
        return entrusted;
    }

    @Nullable
    Task<?> parentTask() {
        Family above = parent;
        return above == null ? null : above.self;
    }

    private Family parent() {
        return Objects.requireNonNull(parent, "a task without a parent");
    }
}
