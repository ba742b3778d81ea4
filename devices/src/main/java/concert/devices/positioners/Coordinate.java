package concert.devices.positioners;

import java.util.Locale;

/** The coordinates of space, in the order of the components of a vector. */
public enum Coordinate {
    /** To the right. */
    X(0),
    /** Up. */
    Y(1),
    /** Forward. */
    Z(2);

    /** How many there are: the size of each vector. */
    static final int COUNT = values().length;

    private final int index;

    Coordinate(int index) {
        this.index = index;
    }

    /** Which component of a vector it is. */
    int index() {
        return index;
    }

    /** As messages have it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
