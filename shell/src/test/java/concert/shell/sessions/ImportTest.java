package concert.shell.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions from elsewhere: all of it or nothing, and what was there stays as it was. */
@Timeout(60)
class ImportTest {
    private static final String OLD = "var old = 1\n";

    @TempDir
    private Path home;

    private HttpServer server;
    private String said = "";

    @BeforeEach
    void serve() throws IOException {
        Files.createDirectories(home.resolve("concert"));
        Files.writeString(home.resolve("concert/scan.jsh"), OLD);
        server = HttpServer.create(loopback(), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void answer(HttpExchange exchange, String text, long length) throws IOException {
        exchange.sendResponseHeaders(200, length);
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private String address(HttpServer where, String path) {
        return (where instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + where.getAddress().getPort() + path;
    }

    private int concert(String... words) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        int code = SessionTool.run(new Sessions(home.resolve("concert")), List.of(words), out, out);
        said = screen.toString(StandardCharsets.UTF_8).strip();
        return code;
    }

    private void isRefused(String line, String... places) throws IOException {
        String[] words =
                Stream.concat(Stream.of("import", "--force"), Stream.of(places)).toArray(String[]::new);
        assertThat(concert(words)).as(said).isEqualTo(1);
        assertThat(said).hasLineCount(1).startsWith("concert: ").contains(line);
        assertThat(home.resolve("concert/scan.jsh")).hasContent(OLD);
        try (Stream<Path> kept = Files.list(home.resolve("concert"))) {
            assertThat(kept).hasSize(1);
        }
    }

    /** In the reference, an import truncated the session to nothing and then failed. A full disk: BadSurroundingsTest. */
    @Test
    void safetyCase16AnImportWorksAndNeverTruncatesOnFailure() throws Exception {
        server.createContext("/cut/scan.jsh", exchange -> answer(exchange, "var cut =", 1000));
        server.createContext("/whole/scan.jsh", exchange -> answer(exchange, "var whole = 1\n", 0));
        Path file = Files.createDirectory(home.resolve("given")).resolve("scan.jsh");
        isRefused("cannot be read: there is no ", file.toString());
        Files.write(file, new byte[] {'v', (byte) 0xff});
        isRefused("cannot be read: it is not UTF-8 text", file.toString());
        isRefused("/cut/scan.jsh cannot be read: ", address(server, "/cut/scan.jsh"));
        isRefused("the server answers 404", address(server, "/absent/scan.jsh"));
        Files.writeString(file, "var given = 1\n");
        isRefused("there is no ", file.toString(), home.resolve("nope.jsh").toString());

        assertThat(concert("import", "--force", file.toString())).as(said).isZero();
        assertThat(home.resolve("concert/scan.jsh")).hasContent("var given = 1\n");
        assertThat(home.resolve("concert/backup/scan.jsh.1")).hasContent(OLD);
        assertThat(concert("import", "--force", address(server, "/whole/scan.jsh?inline=false")))
                .as(said)
                .isZero();
        assertThat(home.resolve("concert/scan.jsh")).hasContent("var whole = 1\n");
    }

    @Test
    void aPageForABrowserIsNoSession() throws Exception {
        server.createContext("/scan.jsh", exchange -> answer(exchange, "\n<!DOCTYPE html><html>log in</html>", 0));
        isRefused("/scan.jsh is a page for a browser and no session", address(server, "/scan.jsh"));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        HttpsServer secure = HttpsServer.create(loopback(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(ownCertificate()));
        secure.createContext("/scan.jsh", exchange -> answer(exchange, "var evil = 1\n", 0));
        secure.start();
        try {
            isRefused("/scan.jsh cannot be read: ", address(secure, "/scan.jsh"));
            assertThat(said).contains("certif");
        } finally {
            secure.stop(0);
        }
    }

    private SSLContext ownCertificate() throws Exception {
        Path store = home.resolve("store");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isNotNull();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void whatIsNoRepositoryIsRefused() throws Exception {
        server.createContext("/", exchange -> answer(exchange, "<html>nothing to clone</html>", 0));
        isRefused(" cannot be cloned: ", "--repo", home.toString());
        isRefused(" has no sessions; their names end in .jsh", "--repo", address(server, "/some.git"));
    }

    @Test
    void severalAreAddedAllOrNone() throws Exception {
        Path a = Files.writeString(home.resolve("a.jsh"), "var a = 1\n");
        Path other =
                Files.writeString(Files.createDirectory(home.resolve("other")).resolve("a.jsh"), "var a = 2\n");
        Path bad = Files.writeString(home.resolve("no-name.jsh"), "");
        isRefused("'no-name' is no name for a session", a.toString(), bad.toString());
        isRefused("there are two sessions 'a' among these", a.toString(), other.toString());
        Path scan = Files.writeString(home.resolve("scan.jsh"), "var scan = 2\n");
        assertThat(concert("import", a.toString(), scan.toString())).isEqualTo(1);
        assertThat(said).isEqualTo("concert: there is a session 'scan' already; --force writes over it");
        assertThat(home.resolve("concert/a.jsh")).doesNotExist();
    }
}
