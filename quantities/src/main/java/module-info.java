/** Quantities with units: checked by the compiler where the type is known, at run time where it is not. */
@org.jspecify.annotations.NullMarked
module concert.quantities {
    requires transitive java.measure;
    requires static org.jspecify;

    exports concert.quantities;
}
