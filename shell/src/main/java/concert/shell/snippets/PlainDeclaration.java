package concert.shell.snippets;

import concert.quantities.QuantityFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one variable whose type can be read off it, such as {@code var motor = new DummyLinearMotor()} and
 * {@code double step = 0.5}: in a block of statements it is an assignment, when the variable has been declared before.
 *
 * @param type as it would be written without {@code var}
 * @param place where the name of the variable stands in the declaration
 * @param assigned the rest of the declaration, from there on
 */
record PlainDeclaration(String type, String name, int place, String assigned) {
    /** Words that no type begins with. */
    private static final Set<String> NO_TYPE = Set.of(
            "abstract",
            "assert",
            "class",
            "enum",
            "final",
            "import",
            "interface",
            "package",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "sealed",
            "static",
            "throw",
            "transient",
            "volatile",
            "yield");

    /** What {@code q.mm(..)} and the like are; the compiler would refuse an assignment if this were wrong. */
    private static final Map<String, String> QUANTITIES = Stream.of(QuantityFactory.class.getMethods())
            .filter(method -> method.getTypeParameters().length == 0)
            .collect(Collectors.toMap(
                    Method::getName, method -> method.getGenericReturnType().getTypeName(), (one, other) -> one));

    /** Of a piece of source; null if it is something else, or its type is not plain to see. */
    static @Nullable PlainDeclaration of(String text) {
        List<Token> all = Lexer.tokens(text);
        List<Token> tokens = !all.isEmpty() && all.getLast().is(";") ? all.subList(0, all.size() - 1) : all;
        int name = endOfType(tokens);
        if (name < 1
                || name + 2 >= tokens.size()
                || !tokens.get(name).isWord()
                || !tokens.get(name + 1).is("=")
                || NO_TYPE.contains(tokens.getFirst().text())) {
            return null;
        }
        List<Token> value = tokens.subList(name + 2, tokens.size());
        if (!isOneExpression(value) || mentions(value, tokens.get(name).text())) {
            return null;
        }
        String type = tokens.getFirst().is("var")
                ? typeOf(value)
                : text.substring(tokens.getFirst().start(), tokens.get(name - 1).end());
        int end = tokens.getLast().end();
        return type == null
                ? null
                : new PlainDeclaration(
                        type,
                        tokens.get(name).text(),
                        tokens.get(name).start(),
                        text.substring(tokens.get(name).start(), end));
    }

    static boolean mentions(List<Token> tokens, String name) {
        return tokens.stream().anyMatch(token -> token.is(name));
    }

    /** The index of the token behind {@code a.b.C}, or behind its type arguments. */
    private static int endOfType(List<Token> tokens) {
        int i = endOfName(tokens, 0);
        if (i > 0 && i < tokens.size() && tokens.get(i).is("<")) {
            int depth = 0;
            do {
                depth += tokens.get(i).is("<") ? 1 : tokens.get(i).is(">") ? -1 : 0;
                i++;
            } while (depth > 0 && i < tokens.size());
        }
        return i;
    }

    /** The index of the token behind the words and dots that begin at {@code first}. */
    private static int endOfName(List<Token> tokens, int first) {
        int i = first;
        while (i < tokens.size() && tokens.get(i).isWord()) {
            i++;
            if (i + 1 >= tokens.size() || !tokens.get(i).is(".")) {
                return i;
            }
            i++;
        }
        return -1;
    }

    /** Whole, with no second variable behind a comma, and no array without {@code new}. */
    private static boolean isOneExpression(List<Token> value) {
        Brackets brackets = new Brackets();
        for (Token token : value) {
            if (brackets.open() == null && (token.is(",") || token.is(";") || token.is("{"))) {
                return false;
            }
            brackets.add(token);
        }
        Token last = value.getLast();
        return brackets.open() == null
                && !brackets.mismatched()
                && (last.kind() != Token.Kind.SYMBOL || last.is(")") || last.is("]"));
    }

    private static @Nullable String typeOf(List<Token> value) {
        Token first = value.getFirst();
        if (value.size() == 1) {
            return typeOf(first);
        }
        if (first.is("q") && value.size() > 4 && value.get(1).is(".") && closesLast(value.subList(3, value.size()))) {
            return QUANTITIES.get(value.get(2).text());
        }
        int open = first.is("new") ? endOfName(value, 1) : -1;
        return open > 1
                        && open < value.size()
                        && value.get(open).is("(")
                        && closesLast(value.subList(open, value.size()))
                ? String.join(
                        "", value.subList(1, open).stream().map(Token::text).toList())
                : null;
    }

    private static @Nullable String typeOf(Token literal) {
        String text = literal.text();
        return switch (literal.kind()) {
            case NUMBER -> text.matches("\\d{1,9}") ? "int" : text.matches("\\d*\\.\\d*(e\\d+)?") ? "double" : null;
            case LITERAL -> text.startsWith("\"") ? "String" : null;
            case WORD -> text.equals("true") || text.equals("false") ? "boolean" : null;
            default -> null;
        };
    }

    /** Whether the bracket that comes first is closed by the last token: nothing is called on what was made. */
    private static boolean closesLast(List<Token> tokens) {
        Brackets brackets = new Brackets();
        for (Token token : tokens.subList(0, tokens.size() - 1)) {
            brackets.add(token);
            if (brackets.open() == null) {
                return false;
            }
        }
        return tokens.getLast().is(")");
    }
}
