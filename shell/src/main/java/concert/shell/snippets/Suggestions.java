package concert.shell.snippets;

import java.util.Comparator;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;

/** Finds the known name that somebody may have meant. Slow, so only asked when an input is refused anyway. */
final class Suggestions {
    /** So much is typed right as a rule; the more of it is asked for, the shorter the list to compare. */
    private static final int PREFIX = 2;

    private Suggestions() {}

    /** The known name nearest to the one at {@code place} of the source, or "". */
    static String at(SourceCodeAnalysis analysis, String source, int place) {
        int end = place;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        String name = source.substring(place, end);
        boolean member = source.substring(0, place).stripTrailing().endsWith(".");
        int cursor = Math.min(end, place + (member ? 1 : PREFIX));
        int[] anchor = new int[1];
        return nearest(
                name,
                analysis.completionSuggestions(source.substring(0, cursor), cursor, anchor).stream()
                        .map(SourceCodeAnalysis.Suggestion::continuation)
                        .map(continuation ->
                                continuation.replaceAll("\\W+$", "").replaceAll("[(<].*$", "")));
    }

    /** The one of the known names that is most like {@code name}, or "" if none is much like it. */
    static String nearest(String name, Stream<String> known) {
        int allowed = Math.max(1, name.length() / 3);
        return known.filter(
                        candidate -> !name.isEmpty() && !candidate.equals(name) && distance(candidate, name) <= allowed)
                .min(Comparator.comparingInt((String candidate) -> distance(candidate, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    /** How many letters must be added, removed, changed or swapped with their neighbour to make one word of the other. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
