package concert.shell.help;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The declarations of one source file. It is parsed and not compiled, which takes a few milliseconds and needs nothing but
 * its text; so types are known by the names that stand there.
 */
final class SourceFile {
    private SourceFile() {}

    /**
     * Everything that the file declares outside of method bodies, in its order.
     *
     * @param file its name in {@link Declaration#file()}
     */
    static List<Declaration> declarations(String file, String text) {
        SimpleJavaFileObject source =
                new SimpleJavaFileObject(URI.create("source:///" + file), SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, ignored -> {}, List.of("-proc:none"), null, List.of(source));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            Scanner scanner = new Scanner(file, text, unit, DocTrees.instance(task));
            scanner.scan(unit, null);
            return List.copyOf(scanner.found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final String file;
        private final String text;
        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<Declaration> found = new ArrayList<>();

        /** The classes around the place where the scanner is, innermost first. */
        private final Deque<ClassTree> around = new ArrayDeque<>();

        Scanner(String file, String text, CompilationUnitTree unit, DocTrees trees) {
            this.file = file;
            this.text = text;
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            around.push(type);
            add("", null);
            super.visitClass(type, null);
            around.pop();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            Map<String, String> variables = new HashMap<>();
            around.descendingIterator()
                    .forEachRemaining(type -> type.getTypeParameters().forEach(p -> variable(p, variables)));
            method.getTypeParameters().forEach(p -> variable(p, variables));
            add(
                    method.getName().toString(),
                    method.getParameters().stream()
                            .map(parameter -> erased(parameter.getType(), variables))
                            .toList());
            return null; // What is inside is nobody's business.
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void unused) {
            add(field.getName().toString(), null);
            return null;
        }

        private void add(String name, @Nullable List<String> parameters) {
            TreePath path = getCurrentPath();
            int start = (int) trees.getSourcePositions().getStartPosition(unit, path.getLeaf());
            int end = (int) trees.getSourcePositions().getEndPosition(unit, path.getLeaf());
            if (start < 0 || end < start) {
                return; // What the compiler adds, the default constructor for example, is not written anywhere.
            }
            DocCommentTree comment = trees.getDocCommentTree(path);
            int first = comment == null ? start : text.lastIndexOf("/**", start);
            int lineStart = text.lastIndexOf('\n', first) + 1;
            String before = text.substring(lineStart, first);
            String source = (before.isBlank() ? before : "") + text.substring(first, end);
            found.add(new Declaration(owner(), name, parameters, comment, source.stripIndent(), file, (int)
                    unit.getLineMap().getLineNumber(start)));
        }

        private String owner() {
            StringBuilder owner = new StringBuilder();
            around.descendingIterator()
                    .forEachRemaining(
                            type -> owner.append(owner.isEmpty() ? "" : ".").append(type.getSimpleName()));
            return owner.toString();
        }

        private static void variable(TypeParameterTree variable, Map<String, String> variables) {
            String bound = variable.getBounds().isEmpty()
                    ? "Object"
                    : erased(variable.getBounds().getFirst(), variables);
            variables.put(variable.getName().toString(), bound);
        }

        private static String erased(Tree type, Map<String, String> variables) {
            return switch (type) {
                case AnnotatedTypeTree annotated -> erased(annotated.getUnderlyingType(), variables);
                case ParameterizedTypeTree generic -> erased(generic.getType(), variables);
                case ArrayTypeTree array -> erased(array.getType(), variables) + "[]";
                case MemberSelectTree qualified -> qualified.getIdentifier().toString();
                default -> variables.getOrDefault(type.toString(), type.toString());
            };
        }
    }
}
