/** Frames: pixels of one of four types, their size, and what is known of them. */
@org.jspecify.annotations.NullMarked
module concert.frames {
    requires static transitive org.jspecify;

    exports concert.frames;
}
