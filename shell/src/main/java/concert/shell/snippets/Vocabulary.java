package concert.shell.snippets;

import concert.devices.commands.DeviceCommands;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every session can say without an import. */
final class Vocabulary {
    /* First, because JShell files all of them under its name: a session that repeats this one import would lose them. */
    private static final String KEY = "concert.shell.ShellCommands";

    private static final List<String> PACKAGES = List.of(
            "concert.quantities",
            "concert.coroutines",
            "concert.devices",
            "concert.devices.beamline",
            "concert.devices.cameras",
            "concert.devices.commands",
            "concert.devices.connections",
            "concert.devices.laboratory",
            "concert.devices.motors",
            "concert.devices.positioners",
            "concert.devices.shutters",
            "concert.devices.dummy",
            "concert.frames",
            "concert.frames.tiff",
            "concert.imaging",
            "concert.processes",
            "concert.session",
            "concert.streams",
            "java.io",
            "java.math",
            "java.nio.file",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.stream",
            "javax.measure",
            "javax.measure.quantity");

    /** Types whose simple name also stands in another of the packages: ours is meant. */
    private static final List<String> OURS =
            List.of("concert.coroutines.Observable", "concert.coroutines.Clock", "concert.streams.Timer");

    private static final List<String> STATICS = List.of(
            "concert.coroutines.Coroutines",
            "concert.quantities.Quantities",
            "concert.imaging.Imaging",
            "concert.imaging.Measures",
            "concert.processes.Processes",
            "concert.processes.Scans",
            "concert.processes.Searches",
            "concert.session.EmergencyFlag",
            "concert.shell.FrameCommands",
            "concert.shell.ShellCommands",
            "concert.streams.Filters",
            "concert.streams.Streams");

    private Vocabulary() {}

    /** What is imported of classes: packages that end with {@code .*}, and single ones, which come first. */
    static Stream<String> types() {
        return Stream.concat(OURS.stream(), PACKAGES.stream().map(name -> name + ".*"));
    }

    /** The classes whose static members have no prefix, besides those of the device commands. */
    static Stream<String> statics() {
        return STATICS.stream();
    }

    /** All of it as one line of imports: JShell takes it for one snippet, and twenty of them cost half a second more. */
    static String imports() {
        return Stream.of(
                        Stream.of("import " + KEY + ";"),
                        PACKAGES.stream().map(name -> "import " + name + ".*;"),
                        OURS.stream().map(name -> "import " + name + ";"),
                        Stream.concat(
                                        STATICS.stream(),
                                        DeviceCommands.holders().stream().map(Class::getName))
                                .map(name -> "import static " + name + ".*;"))
                .flatMap(imports -> imports)
                .collect(Collectors.joining());
    }
}
