package concert.shell.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.quantities.Quantities;
import concert.session.Session;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final SnippetCompiler COMPILER = new SnippetCompiler(new SnippetClasses(), name -> false);

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    /** A simple name that also stands in another package of the vocabulary is an error for everybody who types it. */
    @Test
    void everyPublicTypeOfOursCanBeNamedWithoutItsPackage() throws Exception {
        List<String> names = new ArrayList<>();
        for (Class<?> one : List.of(Quantities.class, Coroutine.class, Device.class, Session.class)) {
            names.addAll(publicTypesBeside(one));
        }
        assertThat(names).hasSizeGreaterThan(60);
        String source = names.stream().collect(Collectors.joining(".class, ", "Class<?>[] all = {", ".class};"));
        assertThatCode(() -> COMPILER.compile(new Piece(source, 1), "names.jsh"))
                .doesNotThrowAnyException();
    }

    /** A device that can be started has a command of the same name as what starts coroutines. */
    @Test
    void startingADeviceAndStartingACoroutineAreNotAmbiguous() {
        for (String statement : List.of(
                "start(new DummyPump());",
                "start(new DummyLinearMotor().home());",
                "start(() -> new DummyLinearMotor().home());",
                "start(new DummyLinearMotor()::home);",
                "trigger(new DummySignal());",
                "trigger(new DummyCamera());",
                "off(new DummyXRayTube());",
                "stop(new DummyPositioner());")) {
            assertThatCode(() -> COMPILER.compile(new Piece(statement, 1), "start.jsh"))
                    .as(statement)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatPeopleExpectOfTheJdkIsThere() {
        for (String expression : List.of(
                "new ArrayList<Integer>()",
                "Stream.of(1)",
                "Path.of(\"x\")",
                "Duration.ofSeconds(1)",
                "BigDecimal.ONE",
                "new ByteArrayOutputStream()",
                "new CountDownLatch(1)",
                "Function.identity()")) {
            assertThatCode(() -> COMPILER.compile(new Piece("var x = " + expression + ";", 1), "jdk.jsh"))
                    .as(expression)
                    .doesNotThrowAnyException();
        }
    }

    private static List<String> publicTypesBeside(Class<?> one) throws IOException, URISyntaxException {
        URI place = one.getProtectionDomain().getCodeSource().getLocation().toURI();
        if (Files.isDirectory(Path.of(place))) {
            return publicTypes(Path.of(place));
        }
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(place), Map.of())) {
            return publicTypes(jar.getPath("/"));
        }
    }

    private static List<String> publicTypes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.startsWith("concert.") && name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !name.endsWith("-info") && isPublic(name))
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .toList();
        }
    }

    private static boolean isPublic(String name) {
        try {
            return java.lang.reflect.Modifier.isPublic(Class.forName(name, false, VocabularyTest.class.getClassLoader())
                    .getModifiers());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
