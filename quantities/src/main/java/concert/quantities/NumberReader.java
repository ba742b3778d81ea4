package concert.quantities;

/** Reads the number in front of a unit: 2, -2.5e-3, NaN, inf. Digits are ASCII, the point is a point. */
final class NumberReader {
    private NumberReader() {}

    static double read(TextCursor cursor) {
        int start = cursor.position();
        boolean negative = cursor.skipIf('-') || cursor.skipIf('\u2212'); // the minus sign that papers are set with
        if (!negative) {
            cursor.skipIf('+');
        }
        if (word(cursor, "NaN")) {
            return Double.NaN;
        }
        if (word(cursor, "inf") || word(cursor, "Infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        int digits = cursor.position();
        int before = skipDigits(cursor);
        int after = cursor.skipIf('.') ? skipDigits(cursor) : 0;
        if (before + after == 0) {
            cursor.skip(digits - cursor.position());
            throw cursor.unexpected("a number", "a number comes first, as in \"2 mm\"");
        }
        skipExponent(cursor);
        if (cursor.peek() == ',') {
            throw cursor.unexpected("", "write a point, as in \"1.5 mm\"");
        }
        double value = Double.parseDouble(cursor.since(digits));
        if (Double.isInfinite(value)) {
            throw cursor.at(start, "a number too large (write \"inf\" for infinity)");
        }
        return negative ? -value : value;
    }

    // "2eV" is two electronvolts: an e without digits behind it belongs to the unit.
    private static void skipExponent(TextCursor cursor) {
        if (cursor.peek() == 'e' || cursor.peek() == 'E') {
            int sign = cursor.peek(1) == '-' || cursor.peek(1) == '+' ? 1 : 0;
            if (isDigit(cursor.peek(1 + sign))) {
                cursor.skip(1 + sign);
                skipDigits(cursor);
            }
        }
    }

    private static boolean word(TextCursor cursor, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (cursor.peek(i) != word.charAt(i)) {
                return false;
            }
        }
        // Not "info" or "NaNm": a word without a blank behind it is something else.
        if (Character.isLetter(cursor.peek(word.length()))) {
            return false;
        }
        cursor.skip(word.length());
        return true;
    }

    private static int skipDigits(TextCursor cursor) {
        int start = cursor.position();
        while (isDigit(cursor.peek())) {
            cursor.skip(1);
        }
        return cursor.position() - start;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
