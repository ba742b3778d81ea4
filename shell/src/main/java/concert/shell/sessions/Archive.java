package concert.shell.sessions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
        Map<String, String> sources = new LinkedHashMap<>();
        for (String session : sessions.names()) {
            sources.put(session, sessions.source(session));
        }
        if (sources.isEmpty()) {
            throw new SessionException("there are no sessions to export");
        }
        NewFile.write(archive, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, String> session : sources.entrySet()) {
                    zip.putNextEntry(new ZipEntry(session.getKey() + Sessions.SUFFIX));
                    zip.write(session.getValue().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
        });
        return archive;
    }
}
