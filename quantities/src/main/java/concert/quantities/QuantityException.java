package concert.quantities;

/** A quantity or unit that cannot be used as asked: the root of this module's failures. */
public class QuantityException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    QuantityException(String message) {
        super(message);
    }
}
