package concert.evidence;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * A bug that is put into one method of a production class while it is loaded, to see that the explorer finds it. One
 * that did not find its place counts as an error: the method has another name now.
 */
public final class Plant {
    private enum Edit {
        UNSYNCHRONIZED,
        CALL,
        READ
    }

    private final String type;
    private final String method;
    private final Edit edit;
    private final String target;
    private final boolean answer;
    private boolean applied;

    private Plant(Class<?> type, String method, Edit edit, String target, boolean answer) {
        this.type = type.getName();
        this.method = method;
        this.edit = edit;
        this.target = target;
        this.answer = answer;
    }

    /** The method takes no monitor. */
    public static Plant unsynchronized(Class<?> type, String method) {
        return new Plant(type, method, Edit.UNSYNCHRONIZED, "", false);
    }

    /** What the method calls under this name is not called. A value of the call is 0, false or null. */
    public static Plant notCalled(Class<?> type, String method, String called) {
        return new Plant(type, method, Edit.CALL, called, false);
    }

    /** What the method calls under this name is not called, and has said yes. */
    public static Plant saysYes(Class<?> type, String method, String called) {
        return new Plant(type, method, Edit.CALL, called, true);
    }

    /** A field of this name looks false to the method. */
    public static Plant looksFalse(Class<?> type, String method, String field) {
        return new Plant(type, method, Edit.READ, field, false);
    }

    boolean unsynchronizes(String inType, String inMethod) {
        return uses(inType, inMethod, Edit.UNSYNCHRONIZED, "");
    }

    boolean replaces(String inType, String inMethod, InvokeInstruction call) {
        return uses(inType, inMethod, Edit.CALL, call.name().stringValue());
    }

    boolean replaces(String inType, String inMethod, FieldInstruction read) {
        return uses(inType, inMethod, Edit.READ, read.name().stringValue());
    }

    private boolean uses(String inType, String inMethod, Edit wanted, String name) {
        boolean uses = edit == wanted && type.equals(inType) && method.equals(inMethod) && target.equals(name);
        applied |= uses;
        return uses;
    }

    boolean isApplied() {
        return applied;
    }

    void insteadOf(InvokeInstruction call, boolean isStatic, CodeBuilder code) {
        MethodTypeDesc signature = call.typeSymbol();
        for (ClassDesc parameter : signature.parameterList().reversed()) {
            drop(TypeKind.from(parameter), code);
        }
        if (!isStatic) {
            code.pop();
        }
        answer(TypeKind.from(signature.returnType()), code);
    }

    void insteadOf(FieldInstruction read, CodeBuilder code) {
        code.pop();
        answer(TypeKind.from(read.typeSymbol()), code);
    }

    private static void drop(TypeKind kind, CodeBuilder code) {
        if (kind.slotSize() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    private void answer(TypeKind kind, CodeBuilder code) {
        switch (kind) {
            case VOID -> {}
            case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.loadConstant(answer ? 1 : 0);
            case LONG -> code.loadConstant(0L);
            case FLOAT -> code.loadConstant(0f);
            case DOUBLE -> code.loadConstant(0d);
            case REFERENCE -> code.aconst_null();
        }
    }

    @Override
    public String toString() {
        String where = type.substring(type.lastIndexOf('.') + 1) + "." + method;
        return switch (edit) {
            case UNSYNCHRONIZED -> where + " takes no monitor";
            case CALL -> where + " does not call " + target + (answer ? ", which has said yes" : "");
            case READ -> where + " takes " + target + " for false";
        };
    }
}
