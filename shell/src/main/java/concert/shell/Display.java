package concert.shell;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a value looks at the prompt: one line, except for what is a table by itself. */
final class Display {
    private static final int LONGEST = 4000;

    private Display() {}

    static String of(@Nullable Object value) {
        String text = switch (value) {
            case null -> "null";
            case String string -> quoted(string);
            case Character character -> "'" + character + "'";
            case Object[] array -> Arrays.deepToString(array);
            case double[] array -> Arrays.toString(array);
            case float[] array -> Arrays.toString(array);
            case long[] array -> Arrays.toString(array);
            case int[] array -> Arrays.toString(array);
            case short[] array -> Arrays.toString(array);
            case byte[] array -> Arrays.toString(array);
            case char[] array -> Arrays.toString(array);
            case boolean[] array -> Arrays.toString(array);
            default -> String.valueOf(value);
        };
        return text.length() <= LONGEST ? text.stripTrailing() : text.substring(0, LONGEST) + " ..";
    }

    private static String quoted(String string) {
        return '"'
                + string.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
