package concert.shell.snippets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles a file as few snippets: its neighbours in blocks, see {@link Batches}, and all variables of a type at once,
 * where the first of them is declared. A type that the file itself declares is there by then.
 */
final class FileCompiler {
    private final SnippetCompiler compiler;
    private final String file;

    /** The variables that are not declared yet, by type. */
    private final Map<String, List<String>> variables = new LinkedHashMap<>();

    /** Those that are, although nothing gives them a value yet. */
    private final Set<String> declared = new HashSet<>();

    FileCompiler(SnippetCompiler compiler, String file) {
        this.compiler = compiler;
        this.file = file;
    }

    /** All of it, or nothing. */
    List<Unit> compile(List<Piece> pieces) throws Refusal {
        List<List<Piece>> groups = Batches.of(pieces, compiler.variables());
        groups.stream().filter(FileCompiler::isBlock).flatMap(List::stream).forEach(this::note);
        List<Unit> units = new ArrayList<>();
        try {
            for (List<Piece> group : groups) {
                units.addAll(isBlock(group) ? block(group) : alone(group));
            }
            compiler.requireResolved(file);
            return units;
        } catch (Refusal e) {
            compiler.forget(declared);
            throw e;
        }
    }

    private static boolean isBlock(List<Piece> group) {
        return group.size() > 1;
    }

    private void note(Piece piece) {
        Declaration declaration = Declaration.of(piece.text());
        if (declaration != null) {
            variables
                    .computeIfAbsent(declaration.type(), type -> new ArrayList<>())
                    .add(declaration.name());
        }
    }

    private List<Unit> alone(List<Piece> group) throws Refusal {
        List<Unit> units = new ArrayList<>();
        for (Piece piece : group) {
            units.add(compiler.compile(piece, file));
        }
        return units;
    }

    private List<Unit> block(List<Piece> group) throws Refusal {
        List<Piece> statements = new ArrayList<>();
        Set<String> assigned = new HashSet<>();
        try {
            for (Piece piece : group) {
                Declaration declaration = Declaration.of(piece.text());
                if (declaration == null) {
                    statements.add(piece);
                } else {
                    assigned.add(declaration.name());
                    declareAll(declaration.type(), piece.line());
                    statements.add(assignment(declaration, piece.line()));
                }
            }
            Unit unit = compiler.compile(Batches.block(statements), file);
            return List.of(new Unit(Batches.block(group), unit.runs(), unit.notes()));
        } catch (Refusal e) {
            // One of them is not for a block, or is wrong: alone it gets its own judgement.
            assigned.retainAll(declared);
            compiler.forget(assigned);
            return alone(group);
        }
    }

    private void declareAll(String type, int line) throws Refusal {
        List<String> names = variables.remove(type);
        if (names != null) {
            declared.addAll(names);
            // What it would run gives the variables no value, which they have anyway.
            var _ = compiler.compile(new Piece(type + " " + String.join(", ", names) + ";", line), file);
        }
    }

    private static Piece assignment(Declaration declaration, int line) {
        String name = declaration.name();
        return new Piece(declaration.assigned() + ";concert.shell.Variables.set(\"" + name + "\", " + name + ")", line);
    }
}
