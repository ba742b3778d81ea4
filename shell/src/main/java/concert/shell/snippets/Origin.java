package concert.shell.snippets;

import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Where the lines of a generated class come from: line n of the class is line n + {@code shift} of {@code file}, but never
 * before the snippet's {@code first}. JShell puts imports and a header before a snippet, and no line break into it.
 */
record Origin(String file, int first, int shift) {

    static Origin of(SnippetWrapper wrapper, String file, int firstLine) {
        // The last character is always copied as it is; the first may be a `var` that JShell replaces by a type.
        String source = wrapper.source();
        int last = Math.max(0, source.stripTrailing().length() - 1);
        while (last > 0 && source.charAt(last) == ';') {
            last--;
        }
        int place = wrapper.sourceToWrappedPosition(last);
        int wrappedLine = 1 + lines(wrapper.wrapped(), place);
        return new Origin(file, firstLine, firstLine + lines(source, last) - wrappedLine);
    }

    private static int lines(String text, int end) {
        return (int) text.substring(0, Math.min(end, text.length()))
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    int line(int lineOfClass) {
        return Math.max(first, lineOfClass + shift);
    }
}
