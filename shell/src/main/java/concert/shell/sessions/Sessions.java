package concert.shell.sessions;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** The sessions of a user: one file {@code NAME.jsh} each, in one folder. */
public final class Sessions {
    /** What the name of a session file ends in. */
    public static final String SUFFIX = ".jsh";

    /** A name is a word of Java, since other sessions say {@code import session.NAME}. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Path folder;

    Sessions(Path folder) {
        this.folder = folder;
    }

    /** Those of the user who runs the program, by the rules that Linux programs follow for what a user keeps. */
    public static Sessions ofUser() {
        String data = System.getenv("XDG_DATA_HOME");
        Path home = data == null || data.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(data);
        return new Sessions(home.resolve("concert"));
    }

    /** Where they are, with the log; it may not exist yet. */
    public Path folder() {
        return folder;
    }

    /** All names, in order. */
    public List<String> names() throws SessionException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SessionException(folder + " cannot be read: " + reason(e));
        }
    }

    /** The names of the user's own, as far as they can be read. */
    public static List<String> namesOfUser() {
        try {
            return ofUser().names();
        } catch (SessionException e) {
            return List.of();
        }
    }

    /** Where the session of that name is, or would be. */
    public Path file(String name) throws SessionException {
        if (!NAME.matcher(name).matches()) {
            throw new SessionException(
                    "'" + name + "' is no name for a session; it has letters, digits and _, and begins with no digit");
        }
        if (SourceVersion.isKeyword(name)) {
            throw new SessionException("'" + name + "' is a word of Java and no name for a session");
        }
        return folder.resolve(name + SUFFIX);
    }

    boolean exists(String name) throws SessionException {
        return Files.exists(file(name));
    }

    /** The source of a session that is there. */
    public String source(String name) throws SessionException {
        Path file = existing(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SessionException(file + " cannot be read: " + reason(e));
        }
    }

    private Path existing(String name) throws SessionException {
        Path file = file(name);
        if (!Files.exists(file)) {
            throw new SessionException("there is no session '" + name + "'; concert init " + name + " makes one");
        }
        return file;
    }

    /** The file of a name that is free, or may be written over. */
    Path free(String name, boolean force) throws SessionException {
        Path file = file(name);
        if (Files.exists(file) && !force) {
            throw new SessionException("there is a session '" + name + "' already; --force writes over it");
        }
        return file;
    }

    /** Writes a session; one that is there only if {@code force}, and then it is kept as a backup. */
    void write(String name, String source, boolean force) throws SessionException {
        Path file = free(name, force);
        try {
            Files.createDirectories(folder);
            NewFile.write(file, out -> out.write(source.getBytes(StandardCharsets.UTF_8)), () -> {
                if (Files.exists(file)) {
                    var _ = keep(file);
                }
            });
        } catch (IOException e) {
            throw new SessionException("'" + name + "' cannot be written: " + reason(e));
        }
    }

    /** Gives a session another name. */
    void rename(String from, String to) throws SessionException {
        Path source = existing(from);
        Path target = free(to, false);
        try {
            NewFile.move(source, target);
        } catch (IOException e) {
            throw new SessionException("'" + from + "' cannot be renamed: " + reason(e));
        }
    }

    void copy(String from, String to) throws SessionException {
        write(to, source(from), false);
    }

    /** Takes a session away and returns where it is kept. */
    Path remove(String name) throws SessionException {
        Path file = existing(name);
        try {
            return keep(file);
        } catch (IOException e) {
            throw new SessionException("'" + name + "' cannot be removed: " + reason(e));
        }
    }

    /** Moves a file to the backups; earlier ones of its name stay. */
    private Path keep(Path file) throws IOException {
        Path backups = Files.createDirectories(folder.resolve("backup"));
        String name = String.valueOf(file.getFileName());
        for (int number = 1; ; number++) {
            Path backup = backups.resolve(name + "." + number);
            if (!Files.exists(backup)) {
                NewFile.move(file, backup);
                return backup;
            }
        }
    }

    /** What the comment at the beginning says, without its stars. */
    String header(String name) throws SessionException {
        String source = source(name).stripLeading();
        if (!source.startsWith("/*")) {
            return "";
        }
        int end = source.indexOf("*/");
        String comment = source.substring(2, end < 0 ? source.length() : end);
        return comment.lines()
                .map(line -> line.strip().replaceFirst("^\\*+ ?", ""))
                .reduce((a, b) -> a + "\n" + b)
                .orElse("")
                .strip();
    }

    public static String reason(IOException e) {
        String message = e.getMessage();
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case FileSystemException file when file.getReason() != null -> file.getFile() + ": " + file.getReason();
            case MalformedInputException ignored -> "it is not " + StandardCharsets.UTF_8 + " text";
            default -> message == null ? e.toString() : message;
        };
    }
}
