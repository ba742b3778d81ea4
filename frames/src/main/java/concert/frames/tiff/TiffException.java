package concert.frames.tiff;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A TIFF file could not be written or read; says which file and why. */
public final class TiffException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String file;

    TiffException(Path file, String problem) {
        super(file + ": " + problem);
        this.file = file.toString();
    }

    TiffException(Path file, String problem, IOException cause) {
        this(file, problem, cause, "");
    }

    TiffException(Path file, String problem, IOException cause, String consequence) {
        super(file + ": " + problem + ": " + reason(cause) + consequence, cause);
        this.file = file.toString();
    }

    /** The file, or the folder or pattern of files. */
    public String file() {
        return file;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case FileAlreadyExistsException _ -> "it exists already; append to it or choose another name";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
