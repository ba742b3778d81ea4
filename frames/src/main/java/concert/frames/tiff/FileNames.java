package concert.frames.tiff;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the files of one stream are called: {@code frame_{:>06}.tif} are {@code frame_000000.tif} and so on, {@code
 * frames.tif} goes on in {@code frames_000200.tif}. The number is that of the first frame in the file.
 */
final class FileNames {
    /** As Python writes it, filled up with zeros: {}, {0}, {:>06}, {:06d}. */
    private static final Pattern FIELD = Pattern.compile("([^{}]*)\\{0?(?::>?0?(\\d{0,2})d?)?}([^{}]*)");

    private static final int DIGITS = 6;

    private final Path given;
    private final boolean numbered;
    private final String before;
    private final int digits;
    private final String after;

    private FileNames(Path given, boolean numbered, String before, int digits, String after) {
        this.given = given;
        this.numbered = numbered;
        this.before = before;
        this.digits = digits;
        this.after = after;
    }

    static FileNames of(Path given) {
        String name = Objects.requireNonNullElse(given.getFileName(), given).toString();
        if (name.contains("{") || name.contains("}")) {
            Matcher field = FIELD.matcher(name);
            if (!field.matches()) {
                throw new TiffException(given, "a name has its number once, as in frame_{:>06}.tif");
            }
            String digits = Objects.requireNonNullElse(field.group(2), "");
            return new FileNames(
                    given, true, field.group(1), digits.isEmpty() ? 1 : Integer.parseInt(digits), field.group(3));
        }
        int dot = name.lastIndexOf('.');
        int stem = dot > 0 ? dot : name.length();
        return new FileNames(given, false, name.substring(0, stem) + "_", DIGITS, name.substring(stem));
    }

    /** Whether the name that was given has a place for the number. */
    boolean areNumbered() {
        return numbered;
    }

    /** The name of the file whose first frame is the stream's frame of that number, from 0. */
    Path of(long frame) {
        return frame == 0 && !numbered
                ? given
                : given.resolveSibling(before + "0".repeat(Math.max(0, digits - digits(frame))) + frame + after);
    }

    private static int digits(long number) {
        return Long.toString(number).length();
    }

    /** A file that is there and has one of the names. */
    Optional<Path> taken() throws IOException {
        return existing().stream().findFirst().map(file -> given.resolveSibling(file.getFileName()));
    }

    /** The numbers of the files that are there, ascending. */
    List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        try {
            for (Path file : existing()) {
                String name = file.getFileName().toString();
                String number = name.substring(before.length(), name.length() - after.length());
                // Longer ones are no number of a frame; another count of zeros is another stream.
                if (number.length() < 19 && of(Long.parseLong(number)).endsWith(name)) {
                    numbers.add(Long.parseLong(number));
                }
            }
        } catch (IOException e) {
            throw new TiffException(given, "cannot be appended to", e);
        }
        if (!numbered && Files.exists(given)) {
            numbers.add(0L);
        }
        Collections.sort(numbers);
        return numbers;
    }

    private List<Path> existing() throws IOException {
        Path folder = Objects.requireNonNullElse(given.toAbsolutePath().getParent(), given);
        Pattern ours = Pattern.compile(Pattern.quote(before) + "\\d+" + Pattern.quote(after));
        List<Path> existing = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> ours.matcher(file.getFileName().toString()).matches())) {
            files.forEach(existing::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return existing;
    }
}
