package concert.shell;

import concert.coroutines.CommandInfo;
import concert.devices.Parameter;
import concert.shell.help.Doc;
import concert.shell.snippets.Declared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a name may mean. */
sealed interface Topic {

    /** A variable, or any other object. */
    record OfValue(String name, Class<?> type, @Nullable Object value) implements Topic {}

    record OfType(Class<?> type) implements Topic {}

    /** A function, or a class, of the session. */
    record OfDeclared(Declared declared) implements Topic {}

    /** A command that was registered. */
    record OfCommand(CommandInfo command) implements Topic {}

    /**
     * The methods and the field of a class that have one name.
     *
     * @param summary what they do as a command, or ""
     */
    record OfMembers(String summary, List<Doc> members) implements Topic {}

    record OfParameter(Parameter<?> parameter) implements Topic {}
}
