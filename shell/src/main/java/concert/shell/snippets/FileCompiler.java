package concert.shell.snippets;

import java.util.ArrayList;
import java.util.List;

/** Compiles a file, whose lines a {@link SnippetCompiler} takes one after the other. */
final class FileCompiler {
    private final SnippetCompiler compiler;
    private final String file;
    private final List<Unit> units = new ArrayList<>();

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
        for (List<Piece> group : Batches.of(pieces.stream().map(written::with).toList())) {
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

    private void compile(List<Piece> group) throws Refusal {
        try {
            units.add(compiler.compile(Batches.block(group), file));
        } catch (Refusal e) {
            if (group.size() == 1) {
                throw e;
            }
            // One of them is not for a block, or is wrong: alone it gets its own judgement.
            for (Piece piece : group) {
                units.add(compiler.compile(piece, file));
            }
        }
    }

    private List<Unit> unitsBefore(int line) {
        return units.stream().filter(unit -> unit.piece().line() < line).toList();
    }
}
