package concert.tests;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.ModuleAttribute;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the layers may know of each other, read from the compiled classes of all modules. */
class ArchitectureTest {
    /**
     * A module with its root package, which is its name, the layers below it, and a number of classes far below what it
     * has: a rule about classes that were not found holds always and says nothing.
     */
    record Layer(String name, int classesAtLeast, String... below) {
        boolean holds(String packageName) {
            return packageName.equals(name) || packageName.startsWith(name + ".");
        }

        boolean mayUse(Layer other) {
            return other.equals(this) || List.of(below).contains(other.name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String QUANTITIES = "concert.quantities";
    private static final String COROUTINES = "concert.coroutines";
    private static final String TESTING = "concert.coroutines.testing";
    private static final String FRAMES = "concert.frames";
    private static final String STREAMS = "concert.streams";
    private static final String IMAGING = "concert.imaging";
    private static final String DEVICES = "concert.devices";
    private static final String PROCESSES = "concert.processes";
    private static final String WATCHDOG = "concert.watchdog";
    private static final String SESSION = "concert.session";
    private static final String SHELL = "concert.shell";

    private static final List<Layer> LAYERS = List.of(
            new Layer(QUANTITIES, 20),
            new Layer(FRAMES, 10),
            new Layer(COROUTINES, 30, QUANTITIES),
            new Layer(TESTING, 3, COROUTINES, QUANTITIES),
            new Layer(STREAMS, 10, COROUTINES, QUANTITIES),
            new Layer(DEVICES, 60, STREAMS, FRAMES, COROUTINES, QUANTITIES),
            new Layer(IMAGING, 10, STREAMS, FRAMES, COROUTINES, QUANTITIES),
            new Layer(PROCESSES, 10, IMAGING, DEVICES, STREAMS, FRAMES, COROUTINES, QUANTITIES),
            new Layer(WATCHDOG, 8),
            new Layer(SESSION, 10, WATCHDOG, DEVICES, STREAMS, FRAMES, COROUTINES, QUANTITIES),
            new Layer(SHELL, 20, SESSION, PROCESSES, IMAGING, DEVICES, STREAMS, FRAMES, COROUTINES, QUANTITIES));

    /** The one place that waits, reads the clock and makes virtual threads; a manual clock cannot reach any other. */
    private static final Map<String, Set<String>> TIME_AND_THREADS = Map.ofEntries(
            Map.entry("java.lang.Thread", Set.of("sleep", "ofVirtual", "startVirtualThread")),
            Map.entry("java.lang.System", Set.of("nanoTime", "currentTimeMillis")),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
            Map.entry("java.util.concurrent.Executors", Set.of("newVirtualThreadPerTaskExecutor")),
            Map.entry("java.util.concurrent.locks.LockSupport", Set.of("parkNanos", "parkUntil")),
            Map.entry("java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis")),
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalTime", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")));

    /** A platform thread that waits for log lines; no coroutine ever waits for it, so no test needs to turn its clock. */
    private static final String LOG_WRITER = DEVICES + ".AuditLog";

    /*
     * The watchdog is exempt as a whole: it is another process, which no coroutine waits for and which must not load
     * ours. What it decides it decides by the time it is told (Vigil); its main class reads the clock and the streams.
     */
    private static final ArchRule TIME_IS_A_PARAMETER = noClasses()
            .that()
            .resideOutsideOfPackage(COROUTINES + "..")
            .and()
            .resideOutsideOfPackage(WATCHDOG)
            .and()
            .doNotHaveFullyQualifiedName(LOG_WRITER)
            .should(accessTargetWhere(describe("time or virtual threads are", ArchitectureTest::isTimeOrThread)));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("concert");

    @Test
    void everyModuleWasAnalysed() {
        Map<Optional<Layer>, Long> found = CLASSES.stream().collect(groupingBy(ArchitectureTest::layerOf, counting()));
        assertThat(LAYERS)
                .allSatisfy(layer -> assertThat(found.getOrDefault(Optional.of(layer), 0L))
                        .as("classes of %s", layer)
                        .isGreaterThanOrEqualTo(layer.classesAtLeast()));
        assertThat(found).as("classes of a module that is no layer here").doesNotContainKey(Optional.empty());
    }

    @ParameterizedTest
    @FieldSource("LAYERS")
    void aLayerUsesOnlyLayersBelowIt(Layer layer) {
        classes()
                .that(inLayer(layer))
                .should()
                .onlyDependOnClassesThat(describe(
                        "are below " + layer,
                        used -> !used.getPackageName().startsWith("concert.")
                                || layerOf(used).map(layer::mayUse).orElse(false)))
                .check(CLASSES);
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        slices().matching("concert.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheShellTalksToTheTerminal() {
        // The standard streams of the watchdog's process are pipes to the session and its log.
        noClasses()
                .that()
                .resideOutsideOfPackages(SHELL + "..", WATCHDOG)
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void onlyCoroutinesKnowTimeAndVirtualThreads() {
        TIME_IS_A_PARAMETER.check(CLASSES);
    }

    @Test
    void aSleepElsewhereWouldBeSeen() {
        JavaClasses sleeper = new ClassFileImporter().importClasses(Sleeper.class);
        assertThatThrownBy(() -> TIME_IS_A_PARAMETER.check(sleeper)).hasMessageContaining("Thread.sleep");
    }

    @ParameterizedTest
    @FieldSource("LAYERS")
    void publicExceptionsAreOneUncheckedFamilyOfTheirModule(Layer layer) throws IOException {
        Set<String> exported = exportedPackages();
        List<JavaClass> exceptions = CLASSES.stream()
                .filter(inLayer(layer))
                .filter(c -> exported.contains(c.getPackageName()))
                .filter(c ->
                        c.isAssignableTo(Throwable.class) && c.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();
        assertThat(exceptions).as("unchecked").allMatch(c -> c.isAssignableTo(RuntimeException.class));
        assertThat(exceptions.stream()
                        .filter(c ->
                                !layerOf(c.getRawSuperclass().orElseThrow()).equals(Optional.of(layer))))
                .as("roots of families in %s", layer)
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void everyModuleIsNullMarked() throws IOException {
        Set<String> marked = new TreeSet<>();
        for (ClassModel descriptor : moduleDescriptors()) {
            String module = moduleOf(descriptor).moduleName().name().stringValue();
            if (module.startsWith("concert.") && annotationsOf(descriptor).anyMatch("NullMarked"::equals)) {
                marked.add(module);
            }
        }
        assertThat(marked).isEqualTo(LAYERS.stream().map(Layer::name).collect(toSet()));
    }

    private static List<ClassModel> moduleDescriptors() throws IOException {
        List<ClassModel> descriptors = new ArrayList<>();
        for (URL url : Collections.list(ClassLoader.getSystemResources("module-info.class"))) {
            try (var in = url.openStream()) {
                descriptors.add(ClassFile.of().parse(in.readAllBytes()));
            }
        }
        return descriptors;
    }

    private static ModuleAttribute moduleOf(ClassModel descriptor) {
        return descriptor.findAttribute(Attributes.module()).orElseThrow();
    }

    private static Set<String> exportedPackages() throws IOException {
        return moduleDescriptors().stream()
                .flatMap(descriptor -> moduleOf(descriptor).exports().stream())
                .map(export -> export.exportedPackage().name().stringValue().replace('/', '.'))
                .collect(toSet());
    }

    /** The layer with the longest name, since one is inside another's package. */
    private static Optional<Layer> layerOf(JavaClass type) {
        return LAYERS.stream()
                .filter(layer -> layer.holds(type.getPackageName()))
                .max(Comparator.comparing(layer -> layer.name().length()));
    }

    private static DescribedPredicate<JavaClass> inLayer(Layer layer) {
        return describe("are in " + layer, type -> layerOf(type).equals(Optional.of(layer)));
    }

    private static boolean isTimeOrThread(JavaAccess<?> access) {
        return TIME_AND_THREADS
                .getOrDefault(access.getTargetOwner().getName(), Set.of())
                .contains(access.getTarget().getName());
    }

    private static Stream<String> annotationsOf(ClassModel descriptor) {
        return descriptor.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .map(annotation -> annotation.classSymbol().displayName());
    }

    /** Hides its sleep in a method reference. */
    static final class Sleeper {
        interface Wait {
            void millis(long n) throws InterruptedException;
        }

        final Wait wait = Thread::sleep;
    }
}
