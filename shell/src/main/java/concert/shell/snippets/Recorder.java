package concert.shell.snippets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * The execution control that executes nothing: it notes what JShell wants to load and to run.
 *
 * <p>So JShell is our compiler and no more. A whole file is compiled, and refused if need be, before its first statement
 * runs; then the same classes are run, and nothing is compiled twice. It also leaves the running to the shell, which
 * does it in a task of the session and keeps the real value and the real exception.
 */
final class Recorder implements ExecutionControl, ExecutionControlProvider {

    /** What JShell asked for since the last time: classes to define, then the classes whose main method is to run. */
    record Recording(List<ClassBytecodes> classes, List<String> runs) {}

    private List<ClassBytecodes> classes = new ArrayList<>();
    private List<String> runs = new ArrayList<>();

    Recording take() {
        Recording taken = new Recording(classes, runs);
        classes = new ArrayList<>();
        runs = new ArrayList<>();
        return taken;
    }

    @Override
    public void load(ClassBytecodes[] loaded) {
        classes.addAll(List.of(loaded));
    }

    /** Refusing makes JShell compile what depends on the class anew, under new names, which needs no redefinition. */
    @Override
    public void redefine(ClassBytecodes[] changed) throws NotImplementedException {
        throw new NotImplementedException("classes are replaced, not redefined");
    }

    @Override
    public String invoke(String className, String methodName) {
        runs.add(className);
        return "";
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    @Override
    public void addToClasspath(String path) {}

    @Override
    public void stop() {}

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {}

    @Override
    public String name() {
        return "concert";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return this;
    }
}
