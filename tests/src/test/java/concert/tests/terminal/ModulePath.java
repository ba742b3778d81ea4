package concert.tests.terminal;

import java.io.File;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the program's modules are: those of the tests' class path that the shell is made of, and no others. */
final class ModulePath {
    private static final String SHELL = "concert.shell";

    private ModulePath() {}

    static String ofTheShell() {
        Path[] classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toArray(Path[]::new);
        return ModuleLayer.boot()
                .configuration()
                .resolveAndBind(ModuleFinder.of(classPath), ModuleFinder.of(), Set.of(SHELL))
                .modules()
                .stream()
                .map(ResolvedModule::reference)
                .map(module -> Path.of(module.location().orElseThrow()).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
