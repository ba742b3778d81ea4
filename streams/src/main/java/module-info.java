/** Streams of items: producers, filters, sinks, and the broadcast of one producer to several consumers. */
@org.jspecify.annotations.NullMarked
module concert.streams {
    requires transitive concert.coroutines;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports concert.streams;
}
