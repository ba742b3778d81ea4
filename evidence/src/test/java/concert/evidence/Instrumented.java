package concert.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Loads the production classes once more, such that the {@link Explorer} decides who goes on.
 *
 * <p>In their byte code, each access to a field that is not final, and each call into {@code java.util.concurrent}, is
 * preceded by a call of {@link Explorer#step}; monitors, parking and interrupts are replaced by those of the explorer.
 * Classes of this module, the scenarios, are only loaded beside them: what they do between two steps is one step.
 */
final class Instrumented extends ClassLoader {
    private static final String OURS = "concert.";
    private static final String EXPLORER_PACKAGE = Explorer.class.getPackageName() + ".";
    private static final ClassDesc EXPLORER = ClassDesc.of(Explorer.class.getName());
    private static final MethodTypeDesc OF_AN_OBJECT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);

    /** A thread of its own waits there for lines; nobody waits for it, and it must not meet the explorer. */
    private static final String LOG_WRITER = "concert.devices.AuditLog";

    /** Called on the explorer instead, with the receiver as the first argument. */
    private static final Map<String, String> REDIRECTED = Map.ofEntries(
            Map.entry("java/lang/Thread.start", "startThread"),
            Map.entry("java/lang/Thread.interrupt", "interrupt"),
            Map.entry("java/lang/Thread.interrupted", "interrupted"),
            Map.entry("java/lang/Thread.isInterrupted", "isInterrupted"),
            Map.entry("java/util/concurrent/locks/LockSupport.park", "park"),
            Map.entry("java/util/concurrent/locks/LockSupport.parkNanos", "parkNanos"),
            Map.entry("java/util/concurrent/locks/LockSupport.unpark", "unpark"),
            Map.entry("java/util/concurrent/CountDownLatch.await", "await"),
            Map.entry("java/util/concurrent/ThreadPoolExecutor.execute", "execute"),
            Map.entry("java/util/concurrent/ThreadPoolExecutor.prestartAllCoreThreads", "prestart"));

    private final ClassLoader originals = Instrumented.class.getClassLoader();
    private final String scenarios = Instrumented.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toString();
    private final Plant plant;
    private final Map<String, Set<String>> sharedFields = new HashMap<>();
    private final ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(originals).orElse(ClassHierarchyResolver.defaultResolver())));

    /** {@code plant} is null for the production classes as they are. */
    Instrumented(Plant plant) {
        super("explored", null);
        this.plant = plant;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.startsWith(EXPLORER_PACKAGE)) {
            return originals.loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    @Override
    public URL getResource(String name) {
        return originals.getResource(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        URL original = originals.getResource(file);
        if (original == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes = read(original);
        boolean production =
                !original.toString().startsWith(scenarios) && !name.startsWith(LOG_WRITER) && !isTestHelp(original);
        byte[] loaded = production ? instrument(bytes) : bytes;
        return defineClass(name, loaded, 0, loaded.length);
    }

    private static boolean isTestHelp(URL original) {
        return original.getPath().contains("/test-classes/");
    }

    private static byte[] read(URL file) {
        try (InputStream in = file.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] instrument(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        return classFile.transformClass(model, (builder, element) -> transform(model, builder, element));
    }

    private void transform(ClassModel type, ClassBuilder builder, ClassElement element) {
        if (!(element instanceof MethodModel method) || method.code().isEmpty()) {
            builder.with(element);
            return;
        }
        String typeName = type.thisClass().asInternalName().replace('/', '.');
        String name = method.methodName().stringValue();
        boolean bare = plant != null && plant.unsynchronizes(typeName, name);
        CodeTransform steps = (code, instruction) -> step(typeName, name, bare, code, instruction);
        if (method.flags().has(AccessFlag.SYNCHRONIZED)) {
            synchronize(type, builder, method, steps, bare);
        } else {
            builder.transformMethod(method, MethodTransform.transformingCode(steps));
        }
    }

    /** The method becomes one that is not synchronized, called between enter and exit. */
    private static void synchronize(
            ClassModel type, ClassBuilder builder, MethodModel method, CodeTransform steps, boolean bare) {
        if (method.flags().has(AccessFlag.STATIC)) {
            throw new IllegalStateException("static synchronized: " + type.thisClass() + "." + method.methodName());
        }
        String body = method.methodName().stringValue() + "$synchronized";
        MethodTypeDesc signature = method.methodTypeSymbol();
        builder.withMethod(
                body,
                signature,
                ClassFile.ACC_PRIVATE,
                inner -> inner.transformCode(method.code().orElseThrow(), steps));
        int flags = method.flags().flagsMask() & ~ClassFile.ACC_SYNCHRONIZED;
        ClassDesc owner = type.thisClass().asSymbol();
        builder.withMethodBody(method.methodName().stringValue(), signature, flags, code -> {
            monitor(code.aload(0), "enter", bare);
            code.trying(
                    guarded -> {
                        guarded.aload(0);
                        for (int i = 0; i < signature.parameterCount(); i++) {
                            guarded.loadLocal(TypeKind.from(signature.parameterType(i)), guarded.parameterSlot(i));
                        }
                        guarded.invokevirtual(owner, body, signature);
                        monitor(guarded.aload(0), "exit", bare);
                        guarded.return_(TypeKind.from(signature.returnType()));
                    },
                    handlers -> handlers.catchingAll(handler -> {
                        monitor(handler.aload(0), "exit", bare);
                        handler.athrow();
                    }));
        });
    }

    private static void monitor(CodeBuilder code, String call, boolean bare) {
        if (bare) {
            code.pop();
        } else {
            code.invokestatic(EXPLORER, call, OF_AN_OBJECT);
        }
    }

    private void step(String type, String method, boolean bare, CodeBuilder code, CodeElement element) {
        switch (element) {
            case MonitorInstruction monitor ->
                monitor(code, monitor.opcode() == Opcode.MONITORENTER ? "enter" : "exit", bare);
            case FieldInstruction field
            when isShared(field) -> {
                code.invokestatic(EXPLORER, "step", ConstantDescs.MTD_void);
                if (plant != null && field.opcode() == Opcode.GETFIELD && plant.replaces(type, method, field)) {
                    plant.insteadOf(field, code);
                } else {
                    code.with(field);
                }
            }
            case InvokeInstruction call -> call(type, method, code, call);
            default -> code.with(element);
        }
    }

    private void call(String type, String method, CodeBuilder code, InvokeInstruction call) {
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        String owner = call.owner().asInternalName();
        String redirected = REDIRECTED.get(owner + "." + call.name().stringValue());
        if (plant != null && plant.replaces(type, method, call)) {
            plant.insteadOf(call, isStatic, code);
        } else if (redirected != null) {
            MethodTypeDesc signature = call.typeSymbol();
            code.invokestatic(
                    EXPLORER,
                    redirected,
                    isStatic
                            ? signature
                            : signature.insertParameterTypes(0, call.owner().asSymbol()));
        } else {
            if (owner.startsWith("java/util/concurrent/") || owner.startsWith("java/lang/invoke/VarHandle")) {
                code.invokestatic(EXPLORER, "step", ConstantDescs.MTD_void);
            }
            code.with(call);
        }
    }

    /** Final fields cannot be raced for. */
    private boolean isShared(FieldInstruction field) {
        String owner = field.owner().asInternalName();
        return owner.startsWith("concert/")
                && sharedFields
                        .computeIfAbsent(owner, this::fieldsThatChange)
                        .contains(field.name().stringValue());
    }

    private Set<String> fieldsThatChange(String owner) {
        Set<String> names = new HashSet<>();
        URL file = originals.getResource(owner + ".class");
        ClassModel model = classFile.parse(read(file));
        for (FieldModel field : model.fields()) {
            if (!field.flags().has(AccessFlag.FINAL)) {
                names.add(field.fieldName().stringValue());
            }
        }
        model.superclass()
                .filter(above -> above.asInternalName().startsWith("concert/"))
                .ifPresent(above -> names.addAll(fieldsThatChange(above.asInternalName())));
        return names;
    }
}
