package concert.frames.tiff;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the files of a sequence, in natural order. Hidden files are left out. */
final class FileSearch {
    private static final String TIFF = "*.{tif,tiff,TIF,TIFF}";

    private FileSearch() {}

    /** The TIFF files of a folder, or one file, or the files that match a glob as {@code scan_*}{@code /frame_*.tif}. */
    static List<Path> find(Path where) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(where)) {
            add(where, TIFF, found);
        } else if (Files.exists(where)) {
            found.add(where);
        } else {
            found = matching(where);
        }
        found.removeIf(file -> !Files.isRegularFile(file));
        found.sort(Comparator.comparing(Path::toString, new NaturalOrder()));
        return found;
    }

    private static List<Path> matching(Path glob) throws IOException {
        List<Path> found = List.of(glob.isAbsolute() ? glob.getRoot() : Path.of(""));
        for (Path name : glob) {
            List<Path> deeper = new ArrayList<>();
            for (Path folder : found) {
                if (isGlob(name.toString())) {
                    add(folder, name.toString(), deeper);
                } else if (Files.exists(folder.resolve(name))) {
                    deeper.add(folder.resolve(name));
                }
            }
            found = deeper;
        }
        return new ArrayList<>(found);
    }

    private static boolean isGlob(String name) {
        return name.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static void add(Path folder, String glob, List<Path> found) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(".")) {
                    found.add(file);
                }
            }
        }
    }
}
