package concert.shell.sessions;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A session from elsewhere, read to its end before anything is written.
 *
 * @param name under which it is kept, which is that of its file
 */
record Imported(String name, String source) {
    /** What servers send instead of a file: to log in, or since it has moved. */
    private static final Pattern PAGE = Pattern.compile("(?i)\\s*<(?:!doctype|html|\\?xml)");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** From a file or an address. Certificates are verified. */
    static Imported from(String place) throws SessionException, IOException, InterruptedException {
        boolean address = place.matches("https?://.*");
        String path = address ? place.replaceFirst("[?#].*", "") : place;
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (!file.endsWith(Sessions.SUFFIX)) {
            throw new SessionException("'" + place + "' is no session; the name of one ends in " + Sessions.SUFFIX);
        }
        String name = file.substring(0, file.length() - Sessions.SUFFIX.length());
        String source = address ? download(place) : read(Path.of(place));
        if (PAGE.matcher(source).lookingAt()) {
            throw new SessionException(place + " is a page for a browser and no session");
        }
        return new Imported(name, source);
    }

    private static String read(Path file) throws SessionException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SessionException(file + " cannot be read: " + Sessions.reason(e));
        }
    }

    private static String download(String address) throws SessionException, IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .build()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new SessionException(address + " cannot be read: the server answers " + answer.statusCode());
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(answer.body()))
                    .toString();
        } catch (IllegalArgumentException e) {
            throw new SessionException("'" + address + "' is no address: " + e.getMessage());
        } catch (IOException e) {
            throw new SessionException(address + " cannot be read: " + Sessions.reason(e));
        }
    }

    /** All sessions of a git repository. */
    static List<Imported> fromRepository(String address) throws SessionException, IOException, InterruptedException {
        Path clone = Files.createTempDirectory("concert-import");
        try {
            Process git = new ProcessBuilder("git", "clone", "--quiet", "--depth", "1", "--", address, clone.toString())
                    .redirectErrorStream(true)
                    .start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new SessionException(
                        address + " cannot be cloned: " + said.strip().replace("\n", "; "));
            }
            List<Imported> found = new ArrayList<>();
            try (Stream<Path> files = Files.list(clone)) {
                for (Path file : files.filter(file -> file.toString().endsWith(Sessions.SUFFIX))
                        .sorted()
                        .toList()) {
                    found.add(from(file.toString()));
                }
            }
            if (found.isEmpty()) {
                throw new SessionException(address + " has no sessions; their names end in " + Sessions.SUFFIX);
            }
            return found;
        } finally {
            deleteTree(clone);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
