package concert.shell.snippets;

import concert.coroutines.Coroutine;
import concert.coroutines.Plan;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the calls whose coroutine nobody takes: the work they describe would never be done, silently.
 *
 * <p>It looks at compiled classes, where a result that is not used is popped from the stack. A reference such as
 * {@code motor::home} passed as something that returns nothing drops its coroutine as well.
 */
final class DroppedCoroutines {
    /** Where the result of {@code method} is dropped; the line is that of the class. */
    record Drop(String method, int line, boolean topLevel) {}

    private final List<Drop> drops = new ArrayList<>();

    private DroppedCoroutines() {}

    static List<Drop> in(byte[] classBytes) {
        DroppedCoroutines found = new DroppedCoroutines();
        ClassModel model = ClassFile.of().parse(classBytes);
        for (MethodModel method : model.methods()) {
            boolean topLevel = method.methodName().equalsString(Instrumenter.MAIN);
            method.code().ifPresent(code -> found.scan(code, topLevel));
        }
        return found.drops;
    }

    /** Whether the class keeps a coroutine in its static field {@code name}, as JShell does with an expression's value. */
    static boolean holds(byte[] classBytes, String name) {
        return ClassFile.of().parse(classBytes).fields().stream()
                .anyMatch(field -> field.fieldName().equalsString(name)
                        && isWork(ClassDesc.ofDescriptor(field.fieldType().stringValue())));
    }

    private void scan(CodeModel code, boolean topLevel) {
        int line = 0;
        int callLine = 0;
        InvokeInstruction call = null;
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case InvokeInstruction invoke -> {
                    call = invoke;
                    callLine = line;
                }
                case InvokeDynamicInstruction dynamic -> {
                    call = null;
                    int here = line;
                    reference(dynamic, name -> drops.add(new Drop(name, here, topLevel)));
                }
                case Instruction instruction -> {
                    if (call != null
                            && instruction.opcode() == Opcode.POP
                            && isWork(call.typeSymbol().returnType())) {
                        drops.add(new Drop(call.name().stringValue(), callLine, topLevel));
                    }
                    // Only a type check may stand between a call and the pop of its result.
                    call = instruction.opcode() == Opcode.CHECKCAST ? call : null;
                }
                default -> {}
            }
        }
    }

    /** A lambda's own body is a method of the class and is scanned as such; here it is about references to others'. */
    private static void reference(InvokeDynamicInstruction dynamic, Consumer<String> report) {
        List<ConstantDesc> arguments = dynamic.bootstrapArgs();
        if (arguments.size() >= 3
                && arguments.get(1) instanceof DirectMethodHandleDesc target
                && arguments.get(2) instanceof MethodTypeDesc wanted
                && wanted.returnType().descriptorString().equals("V")
                && isWork(target.invocationType().returnType())) {
            report.accept(target.methodName());
        }
    }

    /** Coroutines, and plans, which do nothing either until they are awaited. What a session defines itself is neither. */
    private static boolean isWork(ClassDesc type) {
        if (!type.isClassOrInterface()) {
            return false;
        }
        try {
            Class<?> found = Class.forName(
                    type.descriptorString().replaceAll("^L|;$", "").replace('/', '.'),
                    false,
                    DroppedCoroutines.class.getClassLoader());
            return Coroutine.class.isAssignableFrom(found) || Plan.class.isAssignableFrom(found);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
