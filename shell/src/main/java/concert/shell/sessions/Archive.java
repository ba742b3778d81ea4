package concert.shell.sessions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All sessions in a zip archive. */
final class Archive {
    private Archive() {}

    /** Writes {@code name.zip} and returns its path; refuses to write over another file. */
    static Path of(Sessions sessions, String name) throws SessionException, IOException {
        Path archive = Path.of(name.endsWith(".zip") ? name : name + ".zip");
        if (Files.exists(archive)) {
            throw new SessionException(archive + " is there already");
        }
        if (sessions.names().isEmpty()) {
            throw new SessionException("there are no sessions to export");
        }
        Path fresh = Path.of(archive + ".new");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
                for (String session : sessions.names()) {
                    zip.putNextEntry(new ZipEntry(session + Sessions.SUFFIX));
                    zip.write(sessions.source(session).getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
            Files.move(fresh, archive);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return archive;
    }
}
