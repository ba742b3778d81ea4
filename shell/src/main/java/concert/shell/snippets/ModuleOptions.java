package concert.shell.snippets;

/** Lets javac see the modules that this program itself runs from. */
final class ModuleOptions {
    private ModuleOptions() {}

    /** Nothing on the class path, where JShell finds everything by itself. */
    static String[] forCompiler() {
        String path = System.getProperty("jdk.module.path");
        if (path == null || !ModuleOptions.class.getModule().isNamed()) {
            return new String[0];
        }
        // Every module on the path: a session may use what nobody here requires, a driver's jar for example.
        return new String[] {"--module-path", path, "--add-modules", "ALL-MODULE-PATH"};
    }
}
