package concert.quantities;

/**
 * Reads a unit: symbols joined by {@code *} and {@code /}, with powers and parentheses.
 *
 * <p>As everywhere in physics software, a slash divides by the next factor only: m/s/K is m/(s*K), and J/kg*K is
 * (J/kg)*K.
 */
final class UnitReader {
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final char SUPERSCRIPT_MINUS = '\u207b';

    private final TextCursor cursor;

    UnitReader(TextCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads to the end of the text. */
    LabUnit<?> read() {
        cursor.skipBlanks();
        LabUnit<?> unit = product();
        if (!cursor.atEnd()) {
            throw cursor.unexpected("", "");
        }
        return unit;
    }

    private LabUnit<?> product() {
        int start = cursor.position();
        LabUnit<?> unit = isReciprocal() ? LabUnit.ONE : factor();
        while (true) {
            cursor.skipBlanks();
            boolean divide = cursor.peek() == '/' || cursor.peek() == '\u2215';
            boolean multiply = cursor.peek() == '*' || cursor.peek() == '\u00b7' || cursor.peek() == '\u22c5';
            if (!divide && !multiply) {
                return unit;
            }
            cursor.skip(1);
            cursor.skipBlanks();
            LabUnit<?> next = factor();
            try {
                unit = divide ? unit.divide(next) : unit.multiply(next);
            } catch (UnitException | ArithmeticException e) {
                throw cursor.at(start, String.valueOf(e.getMessage()));
            }
        }
    }

    // "1/s": the 1 is read only in front of a slash.
    private boolean isReciprocal() {
        int slash = 1;
        while (cursor.peek(slash) == ' ') {
            slash++;
        }
        boolean reciprocal = cursor.peek() == '1' && (cursor.peek(slash) == '/' || cursor.peek(slash) == '\u2215');
        cursor.skip(reciprocal ? 1 : 0);
        return reciprocal;
    }

    private LabUnit<?> factor() {
        int start = cursor.position();
        LabUnit<?> unit = cursor.skipIf('(') ? group() : symbol();
        int power = power();
        try {
            return unit.pow(power);
        } catch (UnitException | ArithmeticException e) {
            throw cursor.at(start, String.valueOf(e.getMessage()));
        }
    }

    private LabUnit<?> group() {
        cursor.skipBlanks();
        LabUnit<?> unit = product();
        if (!cursor.skipIf(')')) {
            throw cursor.unexpected("a \")\"", "");
        }
        return unit;
    }

    private LabUnit<?> symbol() {
        int start = cursor.position();
        while (isSymbol(cursor.peek())) {
            cursor.skip(1);
        }
        String symbol = cursor.since(start);
        if (symbol.isEmpty()) {
            throw cursor.unexpected("a unit", cursor.peek() == '/' ? "a rate is written 1/s" : "");
        }
        LabUnit<?> unit = UnitTable.find(symbol);
        if (unit == null) {
            throw cursor.at(start, "unknown unit \"" + symbol + "\"");
        }
        return unit;
    }

    private int power() {
        int value = 0;
        if (cursor.skipIf('^')) {
            int sign = cursor.skipIf('-') ? -1 : 1;
            if (!NumberReader.isDigit(cursor.peek())) {
                throw cursor.unexpected("a whole exponent", "");
            }
            for (; NumberReader.isDigit(cursor.peek()); cursor.skip(1)) {
                value = Math.min(value * 10 + cursor.peek() - '0', 1000); // any such power is refused as too large
            }
            return sign * value;
        }
        int sign = cursor.peek() == SUPERSCRIPT_MINUS ? -1 : 1;
        cursor.skip(sign < 0 ? 1 : 0);
        if (SUPERSCRIPTS.indexOf(cursor.peek()) < 0) {
            if (sign < 0) {
                throw cursor.unexpected("a whole exponent", "");
            }
            return 1;
        }
        for (int digit; (digit = SUPERSCRIPTS.indexOf(cursor.peek())) >= 0; cursor.skip(1)) {
            value = Math.min(value * 10 + digit, 1000);
        }
        return sign * value;
    }

    private static boolean isSymbol(char c) {
        return Character.isLetter(c) || c == '%' || c == '\u00b0' || c == '\u2103';
    }
}
