package concert.frames.tiff;

import java.util.Comparator;

/** Orders names as people do: numbers in them by their value, so that frame_9 comes before frame_10. */
final class NaturalOrder implements Comparator<String> {
    NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int compared;
            if (isDigit(a, i) && isDigit(b, j)) {
                int endOfA = endOfNumber(a, i);
                int endOfB = endOfNumber(b, j);
                compared = compareNumbers(a.substring(i, endOfA), b.substring(j, endOfB));
                i = endOfA;
                j = endOfB;
            } else {
                compared = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (compared != 0) {
                return compared;
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int endOfNumber(String text, int begin) {
        int end = begin;
        while (end < text.length() && isDigit(text, end)) {
            end++;
        }
        return end;
    }

    /** Of any length: without its zeros in front, the longer number is the greater. */
    private static int compareNumbers(String a, String b) {
        String x = a.replaceFirst("^0+", "");
        String y = b.replaceFirst("^0+", "");
        int longer = Integer.compare(x.length(), y.length());
        return longer != 0 ? longer : x.compareTo(y);
    }
}
