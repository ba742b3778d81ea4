package concert.coroutines;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task's place in the tree of its supervisor: its parent and its children.
 *
 * <p>A list of children is guarded by the monitor of the task that it belongs to, and so are its members' links. Only the
 * root's monitor is taken while that of another task is held.
 *
 * <p>A superclass of {@link Task} and no part of it, as {@link Parking} is: an object of its own costs each of a hundred
 * thousand tasks 24 bytes.
 */
abstract sealed class TaskNode extends Parking permits Task {

    /** Changed under the parent's monitor; volatile because an orphan moves to the root while others look. */
    private volatile @Nullable TaskNode parent;

    private @Nullable TaskNode previous;
    private @Nullable TaskNode next;
    private @Nullable TaskNode firstChild;

    /** Children that failed unobserved while this task runs: it may still await them. */
    private @Nullable List<Task<?>> failed;

    private boolean closed;

    private Task<?> self() {
        return (Task<?>) this;
    }

    /** False if this task has ended and takes no children any more. */
    final synchronized boolean takeChild(TaskNode child) {
        if (!closed) {
            child.parent = this;
            link(child);
        }
        return !closed;
    }

    private void link(TaskNode child) {
        child.previous = null;
        child.next = firstChild;
        if (firstChild != null) {
            firstChild.previous = child;
        }
        firstChild = child;
    }

    /** Takes this task out of the tree; wakes the parent, which may wait for that. */
    final void leaveTree() {
        TaskNode left = null;
        while (left == null) {
            TaskNode above = parent();
            synchronized (above) {
                if (parent == above) { // else it has moved to the root meanwhile
                    unlinkFrom(above);
                    left = above;
                }
            }
        }
        left.self().childLeft();
    }

    private void unlinkFrom(TaskNode above) {
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

    final synchronized void moveChildrenTo(TaskNode root) {
        while (firstChild != null) {
            TaskNode child = firstChild;
            firstChild = child.next;
            synchronized (root) {
                child.parent = root;
                root.link(child);
            }
        }
    }

    final synchronized boolean hasChildren() {
        return firstChild != null;
    }

    final synchronized List<Task<?>> children() {
        List<Task<?>> children = new ArrayList<>();
        forEachChild(children::add);
        return children;
    }

    /** Under the monitor: {@code found} only notes them. */
    final synchronized void forEachChild(Consumer<? super Task<?>> found) {
        for (TaskNode child = firstChild; child != null; child = child.next) {
            found.accept(child.self());
        }
    }

    /** Leaves the failure of this task to its parent to observe; false if the parent is none that could. */
    final boolean entrustFailure() {
        TaskNode above = parent();
        synchronized (above) {
            if (above.closed || !above.self().mayAwaitChildren()) {
                return false;
            }
            if (above.failed == null) {
                above.failed = new ArrayList<>();
            }
            above.failed.add(self());
            return true;
        }
    }

    /** At the end of this task: the failures it was entrusted with; from now on it takes none, and no children. */
    final synchronized List<Task<?>> closeToChildren() {
        closed = true;
        List<Task<?>> entrusted = failed == null ? List.of() : failed;
        failed = null;
        return entrusted;
    }

    final @Nullable Task<?> parentTask() {
        TaskNode above = parent;
        return above == null ? null : above.self();
    }

    private TaskNode parent() {
        return Objects.requireNonNull(parent, "a task without a parent");
    }
}
