package concert.shell.snippets;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a snippet's class before it is defined.
 *
 * <ul>
 *   <li>A cancel check at each method's entry and before each jump backward. Without the first, recursion and a loop
 *       inside the JDK over an empty lambda could not be stopped; without the second, {@code while (true) {}}.
 *   <li>The lines become those of the session file, so that any stack trace reads {@code demo.jsh:4}.
 *   <li>The code at the top level notes the line that it is at: a failure that comes out of a task has no frame there.
 *   <li>{@code System.exit} becomes the shell's own {@code exit}: the former waits for a shutdown that waits for it.
 * </ul>
 */
public final class Instrumenter {
    /** JShell's name for the method that holds what was typed. */
    public static final String MAIN = "do_it$";

    /** The field of the generated class that holds the line. */
    public static final String LINE = "line$";

    private static final ClassDesc CHECKPOINT = ClassDesc.of("concert.coroutines.Checkpoint");
    private static final ClassDesc COMMANDS = ClassDesc.of("concert.shell.ShellCommands");
    private static final MethodTypeDesc NO_ARGUMENTS = MethodTypeDesc.of(ConstantDescs.CD_void);

    private final ClassFile classFile;

    Instrumenter(ClassHierarchyResolver hierarchy) {
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    byte[] instrument(byte[] bytes, @Nullable Origin origin) {
        ClassModel model = classFile.parse(bytes);
        boolean topLevel = model.methods().stream().anyMatch(Instrumenter::isMain);
        ClassTransform methods = (builder, element) -> {
            switch (element) {
                case MethodModel method ->
                    method(builder, method, model.thisClass().asSymbol(), origin);
                case SourceFileAttribute ignored when origin != null -> {}
                default -> builder.with(element);
            }
        };
        return classFile.transformClass(model, methods.andThen(ClassTransform.endHandler(builder -> {
            if (topLevel) {
                builder.withField(LINE, ConstantDescs.CD_int, ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC);
            }
            if (origin != null) {
                builder.with(SourceFileAttribute.of(origin.file()));
            }
        })));
    }

    private static void method(ClassBuilder builder, MethodModel method, ClassDesc owner, @Nullable Origin origin) {
        boolean entryCheck = !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME)
                && !method.flags().has(AccessFlag.BRIDGE);
        ClassDesc lineKeeper = isMain(method) ? owner : null;
        builder.transformMethod(method, (methodBuilder, element) -> {
            if (element instanceof java.lang.classfile.CodeModel code) {
                methodBuilder.transformCode(code, new Checks(entryCheck, lineKeeper, origin));
            } else {
                methodBuilder.with(element);
            }
        });
    }

    private static boolean isMain(MethodModel method) {
        return method.methodName().equalsString(MAIN);
    }

    /** Works on one method's code, in its order; so a label that was seen already lies behind. */
    private static final class Checks implements CodeTransform {
        private final boolean entryCheck;
        private final @Nullable ClassDesc lineKeeper;
        private final @Nullable Origin origin;
        private final Set<Label> behind = new HashSet<>();

        Checks(boolean entryCheck, @Nullable ClassDesc lineKeeper, @Nullable Origin origin) {
            this.entryCheck = entryCheck;
            this.lineKeeper = lineKeeper;
            this.origin = origin;
        }

        @Override
        public void atStart(CodeBuilder builder) {
            if (entryCheck) {
                check(builder);
            }
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            switch (element) {
                case LabelTarget target -> behind.add(target.label());
                case BranchInstruction branch when behind.contains(branch.target()) -> check(builder);
                case TableSwitchInstruction table
                when isBackward(table.defaultTarget(), table.cases()) -> check(builder);
                case LookupSwitchInstruction lookup
                when isBackward(lookup.defaultTarget(), lookup.cases()) -> check(builder);
                default -> {}
            }
            switch (element) {
                case LineNumber number when origin != null -> line(builder, origin.line(number.line()));
                case InvokeInstruction call
                when isSystemExit(call) ->
                    builder.invokestatic(
                            COMMANDS, "exit", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
                default -> builder.with(element);
            }
        }

        private void line(CodeBuilder builder, int line) {
            builder.lineNumber(line);
            if (lineKeeper != null) {
                builder.loadConstant(line).putstatic(lineKeeper, LINE, ConstantDescs.CD_int);
            }
        }

        private boolean isBackward(Label other, List<SwitchCase> cases) {
            return behind.contains(other) || cases.stream().anyMatch(one -> behind.contains(one.target()));
        }

        private static boolean isSystemExit(InvokeInstruction call) {
            return call.owner().asInternalName().equals("java/lang/System")
                    && call.name().equalsString("exit");
        }

        private static void check(CodeBuilder builder) {
            builder.invokestatic(CHECKPOINT, "check", NO_ARGUMENTS);
        }
    }
}
