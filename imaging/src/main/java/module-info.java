/** Imaging: processing of frames, their files, and what streams of them are made into. */
@org.jspecify.annotations.NullMarked
module concert.imaging {
    requires transitive concert.frames;
    requires transitive concert.quantities;
    requires transitive concert.streams;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports concert.imaging;
}
