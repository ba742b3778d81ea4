package concert.coroutines;

/** Something to lock: a whole, or a part of one. */
final class LockedThing implements Lockable {
    private final String name;
    private final LockNode node;

    LockedThing(String name) {
        this.name = name;
        this.node = new LockNode(this);
    }

    private LockedThing(LockedThing whole, String part) {
        this.name = whole.name + "." + part;
        this.node = whole.node.part(this);
    }

    LockedThing part(String part) {
        return new LockedThing(this, part);
    }

    @Override
    public String lockName() {
        return name;
    }

    @Override
    public LockNode lockNode() {
        return node;
    }
}
