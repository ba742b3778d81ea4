package concert.shell.snippets;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets javac see the modules that this program itself runs from. */
final class ModuleOptions {
    /**
     * Jars without a module descriptor that ours use inside. The compiler would have to read through them for the names of
     * their packages, at every start; see decision 0014.
     */
    private static final String INSIDE = "hipparchus-";

    private ModuleOptions() {}

    /** Nothing on the class path, where JShell finds everything by itself. */
    static String[] forCompiler() {
        String path = System.getProperty("jdk.module.path");
        if (path == null || !ModuleOptions.class.getModule().isNamed()) {
            return new String[0];
        }
        String visible = Arrays.stream(path.split(File.pathSeparator))
                .flatMap(ModuleOptions::visible)
                .collect(Collectors.joining(File.pathSeparator));
        // Every module on the path: a session may use what nobody here requires, a driver's jar for example.
        return new String[] {"--module-path", visible, "--add-modules", "ALL-MODULE-PATH"};
    }

    /** A folder of jars without those; anything else as it is. */
    private static Stream<String> visible(String element) {
        File[] jars = new File(element).listFiles((_, name) -> name.endsWith(".jar"));
        return jars == null || jars.length == 0
                ? Stream.of(element).filter(ModuleOptions::isVisible)
                : Arrays.stream(jars).map(File::getPath).filter(ModuleOptions::isVisible);
    }

    private static boolean isVisible(String element) {
        return !new File(element).getName().startsWith(INSIDE);
    }
}
