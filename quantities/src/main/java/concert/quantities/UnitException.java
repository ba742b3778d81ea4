package concert.quantities;

import java.util.Optional;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.jspecify.annotations.Nullable;

/** A quantity of the wrong kind, or a unit that does not allow what was asked of it. */
public final class UnitException extends QuantityException {
    private static final long serialVersionUID = 1;

    private final @Nullable Kind wanted;
    private final @Nullable Kind got;

    UnitException(String message) {
        super(message);
        wanted = null;
        got = null;
    }

    private UnitException(String message, Kind wanted, Kind got) {
        super(message);
        this.wanted = wanted;
        this.got = got;
    }

    /**
     * "motor.position wants a length, got a time (2 s)": for whoever takes a quantity and can say what for.
     *
     * @param subject what wants it, in the user's words
     */
    public static UnitException wants(String subject, Unit<?> wanted, Quantity<?> got) {
        Kind kind = Kind.of(wanted);
        return new UnitException(
                subject + " wants " + kind.phrase() + ", got " + Kind.of(got).phrase() + " (" + Quantities.format(got)
                        + ")",
                kind,
                Kind.of(got));
    }

    static UnitException cannotConvert(Quantity<?> quantity, LabUnit<?> to) {
        return mismatch("cannot convert " + described(quantity) + " to " + described(to), to, quantity);
    }

    static UnitException cannotConvert(LabUnit<?> from, LabUnit<?> to) {
        return new UnitException(
                "cannot convert " + described(from) + " to " + described(to),
                new Kind(to.dimension),
                new Kind(from.dimension));
    }

    /** @param relation the verb and its preposition: "add", "to" makes "cannot add 2 s (time) to 3 mm (length)" */
    static UnitException cannot(String verb, Amount<?> operand, String relation, Amount<?> to) {
        return mismatch(
                "cannot " + verb + " " + described(operand) + " " + relation + " " + described(to), to.unit, operand);
    }

    private static UnitException mismatch(String message, LabUnit<?> wanted, Quantity<?> got) {
        return new UnitException(message, new Kind(wanted.dimension), Kind.of(got));
    }

    private static String described(Quantity<?> quantity) {
        return Quantities.format(quantity) + " (" + Kind.of(quantity).name() + ")";
    }

    private static String described(LabUnit<?> unit) {
        return unit + " (" + new Kind(unit.dimension).name() + ")";
    }

    /** The kind that was wanted; empty where the kind was not the problem. */
    public Optional<Kind> wanted() {
        return Optional.ofNullable(wanted);
    }

    /** The kind that was given; empty where the kind was not the problem. */
    public Optional<Kind> got() {
        return Optional.ofNullable(got);
    }
}
