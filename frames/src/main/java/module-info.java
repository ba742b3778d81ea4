/** Frames: pixels of one of four types, their size, and what is known of them; TIFF files of them. */
@org.jspecify.annotations.NullMarked
module concert.frames {
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports concert.frames;
    exports concert.frames.tiff;
}
