package concert.shell.snippets;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands who has typed a text so far: what kind of word is begun there, and which call it is in. Found from
 * the tokens alone; nothing is compiled.
 *
 * @param prefix the part of the word that is typed already, or ""
 * @param receiver what stands before the dot, or in an import everything before the prefix; else ""
 * @param call the innermost call whose bracket is open
 */
public record Place(
        Kind kind, String prefix, String receiver, @Nullable Call call) {

    /** What can be begun at a place. */
    public enum Kind {
        /** Nothing: in a string, in a comment, behind a value. */
        NOTHING,
        /** A statement. */
        STATEMENT,
        /** A value. */
        VALUE,
        /** A member, behind a dot. */
        MEMBER,
        /** A member, behind two colons. */
        REFERENCE,
        /** A class, behind {@code new}. */
        CREATION,
        /** A part of an import. */
        IMPORT
    }

    /**
     * A call that is not closed yet.
     *
     * @param receiver what it is called on, or ""
     * @param name of the method, or of the class that is created
     * @param argument the number of the argument that is being typed, from 0
     */
    public record Call(String receiver, String name, boolean creation, int argument) {}

    /** Words in front of a value; behind any other word nothing can be proposed. */
    private static final Set<String> BEFORE_VALUES = Set.of("await", "return", "throw", "case", "else", "yield");

    /** What symbols in front of a value begin with. */
    private static final String BEFORE_OPERANDS = "=+-*/%&|^!~<>?:,([";

    /** Words whose brackets are no call's. */
    private static final Set<String> NO_CALLS =
            Set.of("if", "while", "for", "switch", "catch", "try", "synchronized", "return", "case", "yield", "throw");

    /** The place at the end of {@code source}. */
    public static Place at(String source) {
        List<Token> tokens = Lexer.tokens(source);
        Token last = tokens.isEmpty() ? null : tokens.getLast();
        String tail = source.substring(last == null ? 0 : last.end());
        boolean inComment =
                !tail.substring(tail.lastIndexOf('\n') + 1).isBlank() || (last == null && !source.isBlank());
        if (inComment || (last != null && last.kind() == Token.Kind.UNCLOSED)) {
            return new Place(Kind.NOTHING, "", "", null);
        }
        boolean begun = last != null && last.isWord() && tail.isEmpty();
        int word = begun ? tokens.size() - 1 : tokens.size();
        String prefix = begun && last != null ? last.text() : "";
        String line = source.substring(source.lastIndexOf('\n') + 1);
        if (line.stripLeading().startsWith("import ")) {
            String imported = line.stripLeading().substring("import ".length()).stripLeading();
            return new Place(
                    Kind.IMPORT,
                    prefix,
                    imported.substring(0, imported.length() - prefix.length()).strip(),
                    null);
        }
        Call call = call(tokens, word, source);
        Kind kind = kind(tokens, word, source);
        String receiver = kind == Kind.MEMBER || kind == Kind.REFERENCE ? receiver(tokens, word, source) : "";
        return receiver.isEmpty() && (kind == Kind.MEMBER || kind == Kind.REFERENCE)
                ? new Place(Kind.NOTHING, prefix, "", call)
                : new Place(kind, prefix, receiver, call);
    }

    private static Kind kind(List<Token> tokens, int word, String source) {
        if (word == 0) {
            return Kind.STATEMENT;
        }
        Token before = tokens.get(word - 1);
        int begin = word < tokens.size() ? tokens.get(word).start() : source.length();
        return switch (before.text()) {
            case "." -> Kind.MEMBER;
            case "::" -> Kind.REFERENCE;
            case "new" -> Kind.CREATION;
            case ";", "{" -> Kind.STATEMENT;
            default -> {
                boolean freshLine = source.indexOf('\n', before.end(), begin) >= 0;
                if (freshLine && inNoBracket(tokens, word)) {
                    yield Kind.STATEMENT;
                }
                boolean value = before.isWord()
                        ? BEFORE_VALUES.contains(before.text())
                        : before.kind() == Token.Kind.SYMBOL
                                && BEFORE_OPERANDS.indexOf(before.text().charAt(0)) >= 0;
                yield value ? Kind.VALUE : before.is("}") ? Kind.STATEMENT : Kind.NOTHING;
            }
        };
    }

    private static boolean inNoBracket(List<Token> tokens, int end) {
        Brackets brackets = new Brackets();
        tokens.subList(0, end).forEach(brackets::add);
        Token open = brackets.open();
        return open == null || open.is("{");
    }

    /** What stands before the dot, or the two colons, in front of the word. */
    private static String receiver(List<Token> tokens, int word, String source) {
        if (word < 2) {
            return "";
        }
        // As the chain of calls sees it, two colons are one more dot.
        int begin = CallText.beginOfChain(tokens, word);
        if (begin == word) {
            begin = CallText.beginOfChain(tokens, word - 2);
        }
        if (begin > 0 && tokens.get(begin - 1).is("new")) {
            begin--;
        }
        return source.substring(tokens.get(begin).start(), tokens.get(word - 2).end());
    }

    private static @Nullable Call call(List<Token> tokens, int word, String source) {
        Deque<Integer> open = new ArrayDeque<>();
        Deque<Integer> commas = new ArrayDeque<>();
        for (int i = 0; i < word; i++) {
            Token token = tokens.get(i);
            if (token.is("(") || token.is("[") || token.is("{")) {
                open.push(i);
                commas.push(0);
            } else if (!open.isEmpty() && (token.is(")") || token.is("]") || token.is("}"))) {
                open.pop();
                commas.pop();
            } else if (!open.isEmpty() && token.is(",")) {
                commas.push(commas.pop() + 1);
            }
        }
        Integer bracket = open.peek();
        if (bracket == null || bracket == 0 || !tokens.get(bracket).is("(")) {
            return null;
        }
        int name = bracket - 1;
        Token called = tokens.get(name);
        if (!called.isWord() || NO_CALLS.contains(called.text())) {
            return null;
        }
        boolean member = name >= 2 && tokens.get(name - 1).is(".");
        boolean creation = name >= 1 && tokens.get(name - 1).is("new");
        return new Call(member ? receiver(tokens, name, source) : "", called.text(), creation, commas.element());
    }
}
