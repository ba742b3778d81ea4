package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.CommandInfo;
import concert.devices.commands.DeviceCommands;
import concert.processes.ProcessCommands;
import concert.processes.Scans;
import concert.shell.help.Doc;
import concert.shell.help.DocIndex;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever asks for help gets an answer: nothing that a user types is without a first sentence. */
class DocumentedTest {
    private static final String SOURCES = "META-INF/concert/sources/";
    private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");

    private final DocIndex docs = new DocIndex();

    @Test
    void everyPublicClassHasAFirstSentence() throws Exception {
        List<Class<?>> types = publicClasses();
        assertThat(types).hasSizeGreaterThan(100);
        assertThat(types)
                .allSatisfy(type -> assertThat(docs.of(type).summary())
                        .as("first sentence of %s", type)
                        .isNotEmpty());
    }

    @Test
    void everyCommandHasAFirstSentence() {
        List<CommandInfo> commands = Stream.of(DeviceCommands.all(), ProcessCommands.all(), ShellCommands.INFOS)
                .flatMap(List::stream)
                .toList();
        List<Class<?>> holders = new ArrayList<>(DeviceCommands.holders());
        holders.add(Scans.class);
        holders.add(ShellCommands.class);
        assertThat(commands).allSatisfy(command -> {
            List<Doc> methods = holders.stream()
                    .flatMap(holder -> docs.members(holder, command.name()).stream())
                    .toList();
            assertThat(methods).as("methods of %s", command).isNotEmpty();
            assertThat(methods)
                    .allSatisfy(method -> assertThat(method.summary())
                            .as("first sentence of %s", method)
                            .isNotEmpty());
        });
    }

    private static List<Class<?>> publicClasses() throws Exception {
        List<Class<?>> types = new ArrayList<>();
        for (URL descriptor : Collections.list(ClassLoader.getSystemResources(SOURCES + "module-info.java"))) {
            List<String> exported = EXPORT.matcher(text(descriptor))
                    .results()
                    .map((MatchResult export) -> export.group(1))
                    .toList();
            for (String file : filesBeside(descriptor)) {
                String type = file.replaceFirst("\\.java$", "").replace('/', '.');
                int name = type.lastIndexOf('.');
                if (name > 0 && exported.contains(type.substring(0, name)) && !type.endsWith(".package-info")) {
                    addPublic(Class.forName(type, false, ClassLoader.getSystemClassLoader()), types);
                }
            }
        }
        return types;
    }

    private static void addPublic(Class<?> type, List<Class<?>> types) {
        if (Modifier.isPublic(type.getModifiers())) {
            types.add(type);
            for (Class<?> nested : type.getDeclaredClasses()) {
                addPublic(nested, types);
            }
        }
    }

    private static String text(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The sources of a module, from a folder of classes or from a jar: tests run with either. */
    private static List<String> filesBeside(URL descriptor) throws Exception {
        if (descriptor.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(SOURCES) && name.endsWith(".java"))
                    .map(name -> name.substring(SOURCES.length()))
                    .toList();
        }
        Path root = Path.of(descriptor.toURI()).getParent();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".java"))
                    .toList();
        }
    }
}
