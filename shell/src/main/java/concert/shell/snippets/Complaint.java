package concert.shell.snippets;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/** Says in one sentence what the compiler dislikes, in the words of somebody who drives motors. */
final class Complaint {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+\\w+ ([\\w$]+)");
    private static final Pattern OWNER =
            Pattern.compile("location: (?:variable \\w+ of type|class|interface) ([\\w$.<>]+)");
    private static final Pattern NO_PACKAGE = Pattern.compile("package ([\\w$]+)[\\w$.]* does not exist");
    private static final Pattern QUANTITIES =
            Pattern.compile("Quantity<([\\w.]+)> cannot be converted to (?:\\w+\\.)*Quantity<([\\w.]+)>");
    private static final Pattern WITHOUT_UNIT =
            Pattern.compile("([\\w.]+) cannot be converted to (?:\\w+\\.)*Quantity<([\\w.]+)>");
    private static final Pattern CONVERTED =
            Pattern.compile("incompatible types: (\\S+) cannot be converted to (\\S+)");
    private static final Pattern APPLIED = Pattern.compile(
            "(?:method|constructor) (\\w+) in .* cannot be applied to given types;\\s+required:\\s+(.*)\\s+found:\\s+(.*)\\s+reason:");
    private static final Pattern OVERLOADED = Pattern.compile("no suitable (?:method|constructor) found for (\\w+)");
    private static final Pattern ARGUMENT = Pattern.compile("(?<!\\w)Quantity<(?:\\w+\\.)*(\\w+)>");
    private static final Pattern DIMENSION =
            Pattern.compile("javax\\.measure\\.quantity\\.(\\w+)|concert\\.quantities\\.(\\w+)");
    private static final Pattern NOT_AWAITABLE = Pattern.compile("(\\S+) cannot be converted to (?:\\w+\\.)*Awaitable");
    private static final Pattern UNREPORTED = Pattern.compile("unreported exception ([\\w.$]+)");

    private final Diag diag;
    private final String source;
    private final String message;

    /** Where what is wrong begins in the source. */
    private int place;

    private Complaint(Diag diag, String source) {
        this.diag = diag;
        this.source = source;
        this.message = diag.getMessage(Locale.ENGLISH);
        this.place = beginning(diag, source);
    }

    /**
     * @param suggest gives a known name like the unknown one at an offset of the source, or "" if there is none
     */
    static Refusal about(Diag diag, Piece piece, IntFunction<String> suggest) {
        Complaint complaint = new Complaint(diag, piece.text());
        String sentence = complaint.sentence(suggest);
        return piece.refusal(complaint.place, sentence);
    }

    /** The compiler points to the dot or the bracket of a call; its beginning is meant, unless that is lines away. */
    private static int beginning(Diag diag, String source) {
        int position = (int) Math.max(0, diag.getPosition());
        int start = (int) Math.max(0, diag.getStartPosition());
        int lineBreak = source.indexOf('\n', start);
        return start < position && (lineBreak < 0 || lineBreak > position) ? start : position;
    }

    private String sentence(IntFunction<String> suggest) {
        String code = String.valueOf(diag.getCode());
        if (code.contains("cant.resolve") || code.endsWith("doesnt.exist")) {
            return unknownName(suggest);
        }
        if (code.endsWith("premature.eof")) {
            return "the statement is not finished";
        }
        Matcher unreported = UNREPORTED.matcher(message);
        if (unreported.find()) {
            return "this may throw " + simple(unreported.group(1)) + ", which a lambda of this type may not: catch it"
                    + " inside, or use coroutine(() -> ..)";
        }
        Matcher notAwaitable = NOT_AWAITABLE.matcher(message);
        if (notAwaitable.find()) {
            return "await wants a coroutine or a task, got " + simple(notAwaitable.group(1));
        }
        Matcher quantities = QUANTITIES.matcher(message);
        if (quantities.find()) {
            return wants(callAround((int) diag.getPosition()), quantities.group(2), dimension(quantities.group(1)));
        }
        Matcher bare = WITHOUT_UNIT.matcher(message);
        if (bare.find()) {
            String got = bare.group(1).endsWith("String") ? "a text" : "a number without a unit";
            return wants(callAround((int) diag.getPosition()), bare.group(2), got);
        }
        Matcher converted = CONVERTED.matcher(message);
        String call = callAround((int) diag.getPosition());
        if (converted.find() && !call.isEmpty()) {
            return call + " wants " + simple(converted.group(2)) + ", got " + simple(converted.group(1));
        }
        Matcher applied = APPLIED.matcher(message);
        if (applied.find()) {
            return misapplied(applied.group(1), applied.group(2), applied.group(3));
        }
        return simplified(message.lines().findFirst().orElse("this is no Java"));
    }

    private String unknownName(IntFunction<String> suggest) {
        Matcher symbol =
                (String.valueOf(diag.getCode()).endsWith("doesnt.exist") ? NO_PACKAGE : SYMBOL).matcher(message);
        if (!symbol.find()) {
            return simplified(message.lines().findFirst().orElse("unknown name"));
        }
        String name = symbol.group(1);
        Matcher owner = OWNER.matcher(message);
        String where = owner.find() && !owner.group(1).isBlank() ? " in " + simple(owner.group(1)) : "";
        int named = source.indexOf(name, (int) Math.max(0, diag.getStartPosition()));
        place = named < 0 ? place : named;
        String other = named < 0 ? "" : suggest.apply(named);
        return "unknown name '" + name + "'" + where + (other.isEmpty() ? "" : "; did you mean '" + other + "'?");
    }

    private static String wants(String call, String wanted, String got) {
        return (call.isEmpty() ? "this" : call) + " wants " + dimension(wanted) + ", got " + got;
    }

    /** Generic methods: the dimensions stand in the reason, and the wrong one is that of an argument. */
    private String misapplied(String method, String required, String found) {
        String reason = message.substring(message.indexOf("reason:"));
        List<String> dimensions = DIMENSION
                .matcher(reason)
                .results()
                .map(result -> result.group().replaceAll(".*\\.", ""))
                .distinct()
                .toList();
        List<String> given =
                ARGUMENT.matcher(found).results().map(result -> result.group(1)).toList();
        if (dimensions.size() == 2) {
            for (int i = 0; i < 2; i++) {
                if (given.contains(dimensions.get(i)) && !given.contains(dimensions.get(1 - i))) {
                    return wants(method, dimensions.get(1 - i), dimension(dimensions.get(i)));
                }
            }
        }
        return method + " wants (" + simplified(required) + "), got (" + simplified(found) + ")";
    }

    /** The name of the method whose argument stands at {@code place}, or whose overloads all refuse theirs; or "". */
    private String callAround(int place) {
        Matcher overloaded = OVERLOADED.matcher(message);
        if (overloaded.find()) {
            return overloaded.group(1);
        }
        List<Token> tokens = Lexer.tokens(source);
        int depth = 0;
        for (int i = tokens.size() - 1; i > 0; i--) {
            Token token = tokens.get(i);
            if (token.start() >= place) {
                continue;
            }
            if (token.is(")")) {
                depth++;
            } else if (token.is("(") && depth-- == 0) {
                return tokens.get(i - 1).isWord() ? tokens.get(i - 1).text() : "";
            }
        }
        return "";
    }

    /** {@code AngularVelocity} reads "an angular velocity". */
    static String dimension(String type) {
        String words = simple(type).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ENGLISH);
        if (words.equals("dimensionless")) {
            return "a plain number";
        }
        return ("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }

    private static String simple(String type) {
        return type.replaceAll("\\b(?:[a-z_$][\\w$]*\\.)+(?=[A-Z])", "");
    }

    private static String simplified(String line) {
        return simple(line).replace("no arguments", "");
    }
}
