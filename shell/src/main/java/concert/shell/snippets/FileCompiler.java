package concert.shell.snippets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles a file up to the first line that is refused, as few snippets: neighbours share a block, see {@link Batches}, and
 * all variables of a type are declared at once, where the first of them stands. By then a type that the file declares is
 * there. Nothing before its own line mentions such a variable, so nobody sees that it is there already.
 */
final class FileCompiler {
    private final SnippetCompiler compiler;
    private final String file;
    private final List<Unit> units = new ArrayList<>();

    /** The variables that are not declared yet, by type and then by name. */
    private final Map<String, Map<String, Piece>> variables = new LinkedHashMap<>();

    /** Those that have been declared ahead, and the line where each of them stands. */
    private final Map<String, Integer> declared = new HashMap<>();

    private FileCompiler(SnippetCompiler compiler, String file) {
        this.compiler = compiler;
        this.file = file;
    }

    static CompiledFile compile(SnippetCompiler compiler, String source, String file) {
        Rewritten java = AwaitRewriter.rewrite(source);
        FileCompiler compilation = new FileCompiler(compiler, file);
        try {
            compilation.compile(java.text(), new Written(source));
            return new CompiledFile(compilation.units, null);
        } catch (Refusal e) {
            compilation.forgetDeclaredFrom(e.line());
            return new CompiledFile(compilation.unitsBefore(e.line()), e.before(java));
        }
    }

    private void compile(String source, Written written) throws Refusal {
        List<Piece> pieces = new ArrayList<>();
        Refusal cut = null;
        try {
            Splitter.split(source, 1, compiler.analysis(), pieces);
        } catch (Refusal e) {
            cut = e;
        }
        List<List<Piece>> groups = Batches.of(pieces.stream().map(written::with).toList(), compiler.variables());
        groups.stream().filter(FileCompiler::isBlock).flatMap(List::stream).forEach(this::note);
        for (List<Piece> group : groups) {
            compile(group);
        }
        if (cut != null) {
            // A name that nothing defines may be defined further down.
            throw cut;
        }
        try {
            compiler.requireResolved(file);
        } catch (Refusal e) {
            compiler.forgetFrom(e.line(), file);
            throw e;
        }
    }

    private static boolean isBlock(List<Piece> group) {
        return group.size() > 1;
    }

    private void note(Piece piece) {
        PlainDeclaration declaration = PlainDeclaration.of(piece.text());
        if (declaration != null) {
            variables
                    .computeIfAbsent(declaration.type(), type -> new LinkedHashMap<>())
                    .put(declaration.name(), piece);
        }
    }

    private void compile(List<Piece> group) throws Refusal {
        Set<String> assigned = new HashSet<>();
        if (isBlock(group)) {
            try {
                units.add(block(group, assigned));
                return;
            } catch (Refusal e) {
                // One of them is not for a block, or is wrong: alone it gets its own judgement.
                compiler.forget(assigned);
            }
        }
        for (Piece piece : group) {
            units.add(compiler.compile(piece, file));
        }
    }

    private Unit block(List<Piece> group, Set<String> assigned) throws Refusal {
        List<Piece> statements = new ArrayList<>();
        for (Piece piece : group) {
            PlainDeclaration declaration = PlainDeclaration.of(piece.text());
            if (declaration == null) {
                statements.add(piece);
            } else {
                assigned.add(declaration.name());
                declareAllOf(declaration.type());
                statements.add(assignment(declaration, piece));
            }
        }
        Unit unit = compiler.compile(Batches.block(statements), file);
        return new Unit(Batches.block(group), unit.runs(), unit.notes());
    }

    private void declareAllOf(String type) throws Refusal {
        Map<String, Piece> ofType = variables.remove(type);
        if (ofType != null) {
            ofType.forEach((name, piece) -> declared.put(name, piece.line()));
            compiler.declare(type, ofType, file);
        }
    }

    private void forgetDeclaredFrom(int line) {
        declared.values().removeIf(place -> place < line);
        compiler.forget(declared.keySet());
    }

    private static Piece assignment(PlainDeclaration declaration, Piece piece) {
        String name = declaration.name();
        return new Piece(
                declaration.assigned() + ";concert.shell.Variables.set(\"" + name + "\", " + name + ")",
                piece.lineAt(declaration.place()));
    }

    private List<Unit> unitsBefore(int line) {
        return units.stream().filter(unit -> unit.piece().line() < line).toList();
    }
}
