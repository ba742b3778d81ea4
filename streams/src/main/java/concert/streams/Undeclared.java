package concert.streams;

/** Throws what a signature does not declare and the caller, a sink that may throw anything, has to get as it is. */
final class Undeclared {
    private Undeclared() {}

    /** Never returns; has a type so that it can be thrown. */
    static RuntimeException of(Throwable thrown) {
        throw Undeclared.<RuntimeException>asIs(thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X asIs(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
