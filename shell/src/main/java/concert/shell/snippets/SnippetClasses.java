package concert.shell.snippets;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Defines the classes of a session's snippets, with the cancel checks put in. */
public final class SnippetClasses extends ClassLoader {

    /** A class as JShell compiled it. */
    private static final class Raw {
        final byte[] bytes;
        final @Nullable Origin origin;

        Raw(byte[] bytes, @Nullable Origin origin) {
            this.bytes = bytes;
            this.origin = origin;
        }
    }

    /** Written by the thread that compiles, read by whatever thread first uses a class. */
    private final Map<String, Raw> raw = new ConcurrentHashMap<>();

    private final Instrumenter instrumenter;

    public SnippetClasses() {
        super("snippets", SnippetClasses.class.getClassLoader());
        // From the bytes, not by loading: the class that asks is just being defined, and may ask for itself.
        ClassHierarchyResolver hierarchy = ClassHierarchyResolver.ofResourceParsing(this::rawBytes)
                .orElse(ClassHierarchyResolver.ofClassLoading(SnippetClasses.class.getClassLoader()))
                .cached();
        instrumenter = new Instrumenter(hierarchy);
    }

    /** Makes the class known; it is defined when it is first used. */
    void add(String name, byte[] bytes, @Nullable Origin origin) {
        raw.put(name, new Raw(bytes, origin));
    }

    /** The bytes of a class that JShell made and of all classes in it. */
    List<byte[]> within(String outermost) {
        return raw.entrySet().stream()
                .filter(entry -> outermost(entry.getKey()).equals(outermost))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().bytes)
                .toList();
    }

    /** The first two dollars of {@code REPL.$JShell$12$Inner} belong to the name of the outermost class. */
    static String outermost(String className) {
        int inner = className.indexOf('$', className.indexOf('$', className.indexOf('$') + 1) + 1);
        return inner < 0 ? className : className.substring(0, inner);
    }

    private @Nullable InputStream rawBytes(ClassDesc type) {
        String descriptor = type.descriptorString();
        Raw found = raw.get(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
        return found == null ? null : new ByteArrayInputStream(found.bytes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Raw found = raw.get(name);
        if (found == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes = instrumenter.instrument(found.bytes, found.origin);
        return defineClass(name, bytes, 0, bytes.length);
    }
}
