/** Instruments for testing what runs on coroutines: a clock turned by hand, a harness, forced interleavings. */
@org.jspecify.annotations.NullMarked
module concert.coroutines.testing {
    requires transitive concert.coroutines;
    requires static transitive org.jspecify;

    exports concert.coroutines.testing;
}
