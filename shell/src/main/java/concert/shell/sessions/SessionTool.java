package concert.shell.sessions;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommands of {@code concert} that look after sessions. What is refused is one line and exit code 1. */
@Command(name = "concert")
public final class SessionTool {
    /** What can be asked for, in the order in which it is told. */
    public static final List<String> NAMES =
            List.of("init", "edit", "show", "docs", "log", "mv", "cp", "rm", "import", "export");

    private static final int REFUSED = 1;
    private static final int MEANS_NOTHING = 2;

    private final Sessions sessions;
    private final PrintStream out;

    SessionTool(Sessions sessions, PrintStream out) {
        this.sessions = sessions;
        this.out = out;
    }

    /** Does what the command line says; returns the exit code. Blocks until an editor or a followed log ends. */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        return run(Sessions.ofUser(), words, out, err);
    }

    /** What each does, by name. */
    public static Map<String, String> descriptions() {
        Map<String, CommandLine> commands =
                new CommandLine(new SessionTool(Sessions.ofUser(), System.out)).getSubcommands();
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (String name : NAMES) {
            CommandSpec command = Objects.requireNonNull(commands.get(name)).getCommandSpec();
            descriptions.put(name, String.join(" ", command.usageMessage().description()));
        }
        return descriptions;
    }

    static int run(Sessions sessions, List<String> words, PrintStream out, PrintStream err) {
        CommandLine line = new CommandLine(new SessionTool(sessions, out));
        for (CommandLine each : line.getSubcommands().values()) {
            CommandSpec command = each.getCommandSpec();
            command.usageMessage().synopsisHeading("usage: ");
            command.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Shows this.")
                    .build());
        }
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((problem, args) -> {
            err.println("concert: " + problem.getMessage());
            err.println(
                    "usage: " + problem.getCommandLine().getHelp().synopsis(0).strip());
            return MEANS_NOTHING;
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            err.println("concert: " + told(failure));
            return REFUSED;
        });
        return line.execute(words.toArray(String[]::new));
    }

    private static String told(Exception failure) {
        return switch (failure) {
            case SessionException refused -> refused.text();
            case IOException io -> Sessions.reason(io);
            case InvalidPathException path -> "'" + path.getInput() + "' is no path: " + path.getReason();
            default -> failure.toString();
        };
    }

    @Command(description = "Makes a session.")
    void init(
            @Parameters(paramLabel = "SESSION", description = "Its name: letters, digits and _.") String session,
            @Option(names = "--force", description = "Writes over one that is there, which is kept as a backup.")
                    boolean force,
            @Option(
                            names = "--imports",
                            split = "[ ,]+",
                            paramLabel = "SESSION",
                            description = "Other sessions whose devices it uses.")
                    @Nullable
                    List<String> imports)
            throws SessionException {
        List<String> imported = imports == null ? List.of() : imports;
        for (String other : imported) {
            var _ = sessions.source(other);
        }
        sessions.write(session, Template.of(session, Requirement.released(Requirement.PRESENT), imported), force);
        out.println("Made " + sessions.file(session));
    }

    @Command(description = "Opens a session in $VISUAL, $EDITOR or vi; makes it if there is none.")
    int edit(@Parameters(paramLabel = "SESSION", description = "Its name.") String session)
            throws SessionException, IOException, InterruptedException {
        if (!sessions.exists(session)) {
            sessions.write(session, Template.of(session, Requirement.released(Requirement.PRESENT), List.of()), false);
            out.println("Made " + sessions.file(session));
        }
        return Editor.open(sessions.file(session));
    }

    @Command(description = "Lists the sessions, or says what the header of one says.")
    void show(
            @Parameters(paramLabel = "SESSION", arity = "0..1", description = "Its name; without one, all are listed.")
                    @Nullable
                    String session)
            throws SessionException {
        if (session != null) {
            out.println(sessions.header(session));
            return;
        }
        List<String> names = sessions.names();
        out.println(names.isEmpty() ? "There are no sessions; concert init NAME makes one." : "Sessions:");
        names.forEach(name -> out.println("  " + name));
    }

    @Command(description = "Writes the documentation of a session, its header and its functions, to SESSION.html.")
    void docs(
            @Parameters(paramLabel = "SESSION", description = "Its name.") String session,
            @Option(names = "--force", description = "Writes over a file that is there.") boolean force)
            throws SessionException, IOException {
        String source = sessions.source(session);
        Path page = Path.of(session + ".html");
        if (Files.exists(page) && !force) {
            throw new SessionException(page + " is there already; --force writes over it");
        }
        String text = SessionPage.of(session, sessions.header(session), source);
        NewFile.write(page, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        out.println("Wrote " + page);
    }

    @Command(description = "Gives a session another name.")
    void mv(
            @Parameters(paramLabel = "FROM", description = "Its name.") String from,
            @Parameters(paramLabel = "TO", description = "The other name, which must be free.") String to)
            throws SessionException {
        sessions.rename(from, to);
        out.println("Renamed " + from + " to " + to);
    }

    @Command(description = "Makes a copy of a session.")
    void cp(
            @Parameters(paramLabel = "FROM", description = "Its name.") String from,
            @Parameters(paramLabel = "TO", description = "The other name, which must be free.") String to)
            throws SessionException {
        sessions.copy(from, to);
        out.println("Copied " + from + " to " + to);
    }

    @Command(description = "Takes sessions away; each is kept as a backup.")
    void rm(
            @Parameters(
                            paramLabel = "SESSION",
                            arity = "1..*",
                            description = "All of them, or none if one is not there.")
                    List<String> names)
            throws SessionException {
        for (String name : names) {
            // All or none: who misspells the second still has the first.
            var _ = sessions.source(name);
        }
        for (String name : names) {
            out.println("Removed " + name + ", kept as " + sessions.remove(name));
        }
    }

    @Command(
            name = "import",
            description = "Takes sessions from files, from http(s) addresses, or from git repositories.")
    void importSessions(
            @Parameters(paramLabel = "FILE|URL", arity = "1..*", description = "Where they are; names end in .jsh.")
                    List<String> places,
            @Option(names = "--force", description = "Writes over those that are there, which are kept as backups.")
                    boolean force,
            @Option(names = "--repo", description = "The addresses are of git repositories.") boolean repo)
            throws SessionException, IOException, InterruptedException {
        List<Imported> all = new ArrayList<>();
        for (String place : places) {
            all.addAll(repo ? Imported.fromRepository(place) : List.of(Imported.from(place)));
        }
        // All or none, as far as that can be known beforehand.
        Set<String> names = new HashSet<>();
        for (Imported found : all) {
            var _ = sessions.free(found.name(), force);
            if (!names.add(found.name())) {
                throw new SessionException("there are two sessions '" + found.name() + "' among these");
            }
        }
        for (Imported found : all) {
            sessions.write(found.name(), found.source(), force);
            out.println("Added " + found.name());
        }
    }

    @Command(description = "Writes all sessions to a zip archive.")
    void export(@Parameters(paramLabel = "NAME", description = "Of the archive; .zip is added.") String name)
            throws SessionException, IOException {
        out.println("Wrote " + Archive.of(sessions, name));
    }

    @Command(description = "Shows the log, of one session or of all.")
    int log(
            @Parameters(
                            paramLabel = "SESSION",
                            arity = "0..1",
                            description = "Its name; without one, all lines are shown.")
                    @Nullable
                    String session,
            @Option(names = "--follow", description = "Shows what is written from now on, too; Ctrl-C ends it.")
                    boolean follow,
            @Option(names = "--logfile", paramLabel = "FILE", description = "The log of sessions started with that.")
                    @Nullable
                    Path file)
            throws SessionException, IOException, InterruptedException {
        Path log = file == null ? sessions.folder().resolve("concert.log") : file;
        return LogView.show(log, session == null ? "" : session, follow, out);
    }
}
