package concert.shell;

import concert.coroutines.CommandInfo;
import concert.coroutines.Coroutine;
import concert.coroutines.Coroutines;
import concert.coroutines.LockInfo;
import concert.coroutines.Lockable;
import concert.coroutines.Task;
import concert.devices.Device;
import concert.devices.DeviceRegistry;
import concert.devices.DeviceTable;
import concert.devices.Parameter;
import concert.session.Coverage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions of the shell itself, which work at the prompt, in session files and in the coroutines of both. */
public final class ShellCommands {
    static final List<CommandInfo> INFOS = List.of(
            new CommandInfo("abort", "abort()", "Cancels everything and stops all devices at once."),
            new CommandInfo("cdoc", "cdoc()", "Lists the commands."),
            new CommandInfo(
                    "codeOf", "codeOf(Object thing)", "Shows the source of a name, a variable's class or a class."),
            new CommandInfo("confirm", "confirm(String question)", "Asks a question that is answered by yes or no."),
            new CommandInfo("ddoc", "ddoc()", "Lists the devices, their parameters and what these are."),
            new CommandInfo("dstate", "dstate()", "Reads all parameters of all devices at once."),
            new CommandInfo("exit", "exit()", "Ends the session and stops what it left running."),
            new CommandInfo("help", "help(Object thing)", "Tells about a name, a variable or a class, as NAME? does."),
            new CommandInfo("input", "input(String question)", "Asks for a line."),
            new CommandInfo("locks", "locks()", "Lists what is locked, by whom, and who waits."),
            new CommandInfo("pdoc", "pdoc()", "Lists the functions of this session."),
            new CommandInfo("tasks", "tasks()", "Lists what runs, and what each task waits for."),
            new CommandInfo("trace", "trace()", "Shows the last failure whole."),
            new CommandInfo("unlock", "unlock(Lockable device)", "Gives back a lock taken at the prompt."),
            new CommandInfo("watchdog", "watchdog()", "Lists which devices the watchdog would stop."));

    private ShellCommands() {}

    /** Prints the table of commands: signature and what each does. */
    public static void cdoc() {
        Shell shell = Shell.current();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Name", "Signature", "Description"));
        shell.supervisor().commands().all().stream()
                .sorted(Comparator.comparing(CommandInfo::name))
                .forEach(info -> rows.add(List.of(info.name(), info.signature(), info.summary())));
        print(shell, rows, "There are no commands.");
    }

    /**
     * Prints the parameters of all devices, read at the same time, each within a second. What cannot be read shows why in
     * its cell; what another coroutine holds shows what is known. A cancel point.
     */
    public static void dstate() throws InterruptedException {
        Shell shell = Shell.current();
        List<Device> devices = DeviceRegistry.of(shell.supervisor()).devices();
        List<Coroutine<DeviceTable>> tables =
                devices.stream().map(DeviceTable::of).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Device", "Parameter", "Value", "Target", "Lower", "Upper", ""));
        for (DeviceTable table : Coroutines.await(Coroutines.gather(tables))) {
            String device = table.device();
            for (DeviceTable.Row row : table.rows()) {
                rows.add(List.of(
                        device, row.parameter(), row.value(), row.target(), row.lower(), row.upper(), row.marks()));
                device = "";
            }
        }
        print(shell, rows, "There are no devices.");
    }

    /** Prints what the devices are and what their parameters mean; asks no hardware. */
    public static void ddoc() {
        Shell shell = Shell.current();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Device", "Parameter", "Description"));
        for (Device device : DeviceRegistry.of(shell.supervisor()).devices()) {
            rows.add(List.of(device.name(), "", device.getClass().getSimpleName()));
            for (Parameter<?> parameter : device) {
                rows.add(List.of("", parameter.name(), parameter.documentation()));
            }
        }
        print(shell, rows, "There are no devices.");
    }

    /** Prints the functions that the session, its imports or its user have defined, with the comment above each. */
    public static void pdoc() {
        Shell shell = Shell.current();
        print(shell, Help.functions(shell), "This session defines no functions.");
    }

    /** Prints what the keys and the most useful commands are. */
    public static void help() {
        Shell.current().out().println(Help.OVERVIEW);
    }

    /**
     * Prints what something is: signature, documentation, where it is declared, and what a class or a device offers. Asks no
     * hardware.
     *
     * @param thing a name in quotes, such as {@code "motor.home"}, which {@code motor.home?} is short for; a class; or any
     *     object, of which the class is told
     */
    public static void help(@Nullable Object thing) {
        Shell shell = Shell.current();
        shell.out().println(new Help(shell).about(thing));
    }

    /**
     * Prints the source of something, as it was written, with file and line: of our classes and their members, and of what the
     * session defines.
     *
     * @param thing as for {@link #help(Object)}; {@code motor.home??} is short for {@code codeOf("motor.home")}
     */
    public static void codeOf(@Nullable Object thing) {
        Shell shell = Shell.current();
        shell.out().println(new Help(shell).sourceOf(thing));
    }

    /** Prints what runs: state, age, and what each task waits for. */
    public static void tasks() {
        Shell shell = Shell.current();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Id", "Task", "State", "Age", "Waits for"));
        for (Task<?> task : shell.background()) {
            rows.add(List.of(
                    String.valueOf(task.id()),
                    task.name(),
                    task.state().name().toLowerCase(Locale.ENGLISH).replace('_', ' '),
                    Times.text(task.age()),
                    task.waitsFor()));
        }
        print(shell, rows, "Nothing runs.");
    }

    /** Prints what is locked. */
    public static void locks() {
        Shell shell = Shell.current();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Locked", "By", "For", "Waiting"));
        for (LockInfo lock : shell.supervisor().locks()) {
            rows.add(
                    List.of(lock.what(), lock.holder(), Times.text(lock.heldFor()), String.join(", ", lock.waiting())));
        }
        print(shell, rows, "Nothing is locked.");
    }

    /** Gives back a lock that was taken at the prompt. */
    public static void unlock(Lockable device) {
        Shell shell = Shell.current();
        if (!shell.supervisor().unlock(device)) {
            throw new IllegalStateException(device.lockName() + " is not locked by the prompt");
        }
    }

    /** Prints who would stop each device if this process froze or died. */
    public static void watchdog() {
        Shell shell = Shell.current();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Device", "Covered by"));
        for (Coverage device : shell.session().watchdog().coverage()) {
            rows.add(List.of(device.device(), device.by()));
        }
        print(shell, rows, "There are no devices.");
    }

    /** Prints the last failure with its trace and its causes. */
    public static void trace() {
        Shell shell = Shell.current();
        Task<?> failed = shell.lastFailure();
        shell.out().println(failed == null ? "Nothing has failed." : Failures.trace(failed));
    }

    /** Cancels all coroutines, this input too, and stops all devices of the session at the same time. */
    public static void abort() {
        Shell.current().abort();
    }

    /**
     * Asks the user for a line and returns it. A cancel point.
     *
     * @throws IllegalStateException if nobody can be asked: from a background task, or at the end of a pipe
     */
    public static String input(String question) throws InterruptedException {
        return Shell.current().console().ask(question);
    }

    /** Asks the user; whether the answer begins with y, for yes. A cancel point. */
    public static boolean confirm(String question) throws InterruptedException {
        return input(question + " [y/N] ").strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** Whether the function of the session that has this name gives a coroutine, which must be awaited or started. */
    public static boolean isCoroutineFunction(String function) {
        Class<?> holder = Shell.current().classOfFunction(function);
        if (holder == null) {
            throw new IllegalArgumentException("this session has no function '" + function + "'");
        }
        return Coroutines.isCoroutineFunction(holder, function);
    }

    /** Ends the session; what still runs is stopped. */
    public static void exit() {
        exit(0);
    }

    /** Ends the session with an exit code for whoever started it. */
    public static void exit(int code) {
        Shell.current().requestExit(code);
        throw new ExitRequest();
    }

    /** What followed the file or the session on the command line: the variable {@code args}. */
    public static String[] arguments() {
        return Shell.current().arguments().toArray(new String[0]);
    }

    /** The first row is the header. */
    private static void print(Shell shell, List<List<String>> rows, String ifNone) {
        shell.out()
                .println(
                        rows.size() == 1
                                ? ifNone
                                : Columns.of(rows, shell.console().width()));
    }
}
