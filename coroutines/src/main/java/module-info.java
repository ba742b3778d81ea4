/** Coroutines on virtual threads: tasks, commands, cancellation with clean-up, exclusive access, clocks. */
@org.jspecify.annotations.NullMarked
module concert.coroutines {
    requires transitive concert.quantities;
    requires transitive java.measure;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;
    requires jdk.jfr;
    requires jdk.management;

    exports concert.coroutines;
}
