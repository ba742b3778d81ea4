package concert.quantities;

import static concert.quantities.Dimensions.BYTE;
import static concert.quantities.Dimensions.CT;
import static concert.quantities.Dimensions.I;
import static concert.quantities.Dimensions.J;
import static concert.quantities.Dimensions.L;
import static concert.quantities.Dimensions.M;
import static concert.quantities.Dimensions.N;
import static concert.quantities.Dimensions.ONE;
import static concert.quantities.Dimensions.PX;
import static concert.quantities.Dimensions.RAD;
import static concert.quantities.Dimensions.T;
import static concert.quantities.Dimensions.THETA;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The named units, and how a symbol is taken apart into a prefix and one of them.
 *
 * <p>A switch and not a map: a unit is made when its symbol is first used, so that {@code q.mm(2)} pays for one unit.
 */
final class UnitTable {
    private static final Map<String, LabUnit<?>> MADE = new ConcurrentHashMap<>();
    private static final Map<Long, LabUnit<?>> COHERENT = new ConcurrentHashMap<>();

    // In the order in which a coherent unit is looked for: a named one reads better than its factors.
    private static final String[] NAMED_COHERENT = {
        "m", "kg", "s", "A", "K", "mol", "cd", "rad", "px", "count", "B", "Hz", "N", "Pa", "J", "W", "V", "C", "Ohm",
        "S", "F", "H", "Wb", "T"
    };
    private static final int KEPT = 2000;
    private static final long ENERGY = M + 2 * L - 2 * T;

    private UnitTable() {}

    /** Which prefixes a symbol takes; without limits "dB" would be a tenth of a byte, and "cd" a hundredth of a day. */
    private enum Prefixes {
        ALL,
        LARGE,
        NONE
    }

    private record Definition(String symbol, long dimension, Scale scale, Prefixes prefixes) {
        Definition(String symbol, long dimension, double factor, int exponent, Prefixes prefixes) {
            this(symbol, dimension, Scale.of(factor, exponent), prefixes);
        }

        static Definition si(String symbol, long dimension) {
            return new Definition(symbol, dimension, Scale.SI, Prefixes.ALL);
        }
    }

    /** How many texts are kept, for the test that they are bounded. */
    static int remembered() {
        return MADE.size();
    }

    /** The unit of a whole unit text such as "mm/s"; a {@link QuantityParseException} if it cannot be read. */
    static LabUnit<?> read(String text) {
        LabUnit<?> known = MADE.get(text);
        if (known != null) {
            return known;
        }
        // Only here and not behind a number: "5 1" is a slip of the hand and no quantity.
        return text.equals("1") ? LabUnit.ONE : readRest(new TextCursor(text, "a unit"));
    }

    /** The unit of the rest of a text; products that have been read before are the same object again. */
    static LabUnit<?> readRest(TextCursor cursor) {
        String text = cursor.rest();
        LabUnit<?> known = MADE.get(text);
        if (known != null) {
            return known;
        }
        LabUnit<?> unit = new UnitReader(cursor).read();
        // A text from outside can be of any spelling: those that are kept are bounded.
        LabUnit<?> first = MADE.size() < KEPT ? MADE.putIfAbsent(text, unit) : null;
        return first != null ? first : unit;
    }

    /** The named unit, with or without a prefix; null if there is none. The same object each time. */
    static @Nullable LabUnit<?> find(String symbol) {
        LabUnit<?> known = MADE.get(symbol);
        return known != null ? known : make(symbol);
    }

    /** The coherent SI unit of a dimension. */
    static <Q extends Quantity<Q>> LabUnit<Q> si(long dimension) {
        LabUnit<?> known = COHERENT.get(dimension);
        if (known == null) {
            known = coherent(dimension);
            COHERENT.put(dimension, known);
        }
        return known.cast();
    }

    private static @Nullable LabUnit<?> make(String symbol) {
        Definition base = definition(symbol);
        if (base != null) {
            return remember(symbol, base.symbol, base.dimension, base.scale);
        }
        int length = symbol.startsWith("da") ? 2 : symbol.length() > 2 && symbol.charAt(1) == 'i' ? 2 : 1;
        if (symbol.length() <= length) {
            return null;
        }
        Definition rest = definition(symbol.substring(length));
        String prefix = symbol.substring(0, length).replace('\u00b5', 'u').replace('\u03bc', 'u');
        Scale factor = rest == null ? null : prefix(prefix, rest.prefixes);
        return rest == null || factor == null
                ? null
                : remember(symbol, prefix.concat(rest.symbol), rest.dimension, rest.scale.multiply(factor));
    }

    // Two threads may both make a unit; both get the one that was first. An alias leads to the same object.
    private static LabUnit<?> remember(String alias, String symbol, long dimension, Scale scale) {
        LabUnit<?> made = LabUnit.named(symbol, dimension, scale);
        LabUnit<?> first = MADE.putIfAbsent(symbol, made); // no lambda: the first one costs a starting JVM 15 ms
        LabUnit<?> unit = first != null ? first : made;
        MADE.putIfAbsent(alias, unit);
        return unit;
    }

    private static @Nullable Scale prefix(String prefix, Prefixes allowed) {
        int exponent = switch (prefix) {
            case "Q" -> 30;
            case "R" -> 27;
            case "Y" -> 24;
            case "Z" -> 21;
            case "E" -> 18;
            case "P" -> 15;
            case "T" -> 12;
            case "G" -> 9;
            case "M" -> 6;
            case "k" -> 3;
            case "h" -> 2;
            case "da" -> 1;
            case "d" -> -1;
            case "c" -> -2;
            case "m" -> -3;
            case "u" -> -6;
            case "n" -> -9;
            case "p" -> -12;
            case "f" -> -15;
            case "a" -> -18;
            case "z" -> -21;
            case "y" -> -24;
            case "r" -> -27;
            case "q" -> -30;
            default -> 0;
        };
        int binary = switch (prefix) {
            case "Ki" -> 10;
            case "Mi" -> 20;
            case "Gi" -> 30;
            case "Ti" -> 40;
            default -> 0;
        };
        if (allowed == Prefixes.LARGE && binary > 0) {
            return Scale.of((double) (1L << binary), 0);
        }
        boolean fits = allowed == Prefixes.ALL ? exponent != 0 : allowed == Prefixes.LARGE && exponent >= 3;
        return fits ? Scale.of(1, exponent) : null;
    }

    private static @Nullable Definition definition(String symbol) {
        return switch (symbol) {
            case "m" -> Definition.si("m", L);
            case "g" -> new Definition("g", M, 1, -3, Prefixes.ALL);
            case "s" -> Definition.si("s", T);
            case "A" -> Definition.si("A", I);
            case "K" -> Definition.si("K", THETA);
            case "mol" -> Definition.si("mol", N);
            case "cd" -> Definition.si("cd", J);
            case "rad" -> Definition.si("rad", RAD);
            case "Hz" -> Definition.si("Hz", -T);
            case "N" -> Definition.si("N", M + L - 2 * T);
            case "Pa" -> Definition.si("Pa", M - L - 2 * T);
            case "J" -> Definition.si("J", ENERGY);
            case "W" -> Definition.si("W", ENERGY - T);
            case "C" -> Definition.si("C", I + T);
            case "V" -> Definition.si("V", ENERGY - T - I);
            case "Ohm", "ohm", "\u03a9", "\u2126" -> Definition.si("Ohm", ENERGY - T - 2 * I);
            case "S" -> Definition.si("S", T + 2 * I - ENERGY);
            case "F" -> Definition.si("F", 2 * T + 2 * I - ENERGY);
            case "H" -> Definition.si("H", ENERGY - 2 * I);
            case "Wb" -> Definition.si("Wb", ENERGY - I);
            case "T" -> Definition.si("T", ENERGY - 2 * L - I);
            case "eV" -> new Definition("eV", ENERGY, 1.602176634, -19, Prefixes.ALL);
            case "bar" -> new Definition("bar", M - L - 2 * T, 1, 5, Prefixes.ALL);
            case "l", "L" -> new Definition("l", 3 * L, 1, -3, Prefixes.ALL);
            case "Angstrom", "angstrom", "\u00c5", "\u212b" -> new Definition("Angstrom", L, 1, -10, Prefixes.NONE);
            case "min" -> new Definition("min", T, 60, 0, Prefixes.NONE);
            case "h" -> new Definition("h", T, 3600, 0, Prefixes.NONE);
            case "d" -> new Definition("d", T, 86_400, 0, Prefixes.NONE);
            case "deg", "\u00b0" -> new Definition("deg", RAD, degrees(180), Prefixes.ALL);
            case "arcmin" -> new Definition("arcmin", RAD, degrees(180 * 60), Prefixes.NONE);
            case "arcsec" -> new Definition("arcsec", RAD, degrees(180 * 3600), Prefixes.ALL);
            case "degC", "celsius", "\u00b0C", "\u2103" ->
                new Definition("degC", THETA, Scale.SI.withOffset(273.15), Prefixes.NONE);
            case "px", "pixel" -> new Definition("px", PX, 1, 0, Prefixes.NONE);
            case "count" -> new Definition("count", CT, 1, 0, Prefixes.NONE);
            case "B" -> new Definition("B", BYTE, 1, 0, Prefixes.LARGE);
            case "%", "percent", "pct" -> new Definition("%", ONE, 1, -2, Prefixes.NONE);
            case "frac", "fraction" -> new Definition("frac", ONE, 1, 0, Prefixes.NONE);
            default -> null;
        };
    }

    private static Scale degrees(double halfTurn) {
        return Scale.of(Math.PI, 0).multiply(Scale.of(halfTurn, 0).inverse());
    }

    private static LabUnit<?> coherent(long dimension) {
        for (String symbol : NAMED_COHERENT) {
            LabUnit<?> unit = find(symbol);
            if (unit != null && unit.dimension == dimension) {
                return unit;
            }
        }
        LabUnit<?> product = LabUnit.ONE;
        for (int base = 0; base < Dimensions.BASES; base++) {
            LabUnit<?> unit = si(Dimensions.base(base));
            product = product.multiply(unit.pow(Dimensions.exponent(dimension, base)));
        }
        return product;
    }
}
