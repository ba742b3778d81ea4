package concert.coroutines;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands of a session by name; what {@code cdoc()} lists. From any thread. */
public final class CommandRegistry {
    /** Guarded by this. */
    private final Map<String, CommandInfo> infos = new LinkedHashMap<>();

    private final Map<String, Command<?>> commands = new LinkedHashMap<>();

    CommandRegistry() {}

    /**
     * Adds a command under {@code name}.
     *
     * @throws CommandException if the name is taken, or no name for a function
     */
    public synchronized void register(String name, Command<?> command) {
        Command<?> named = command.named(name);
        register(named.info());
        commands.put(name, named);
    }

    /** Adds one that exists as a static method; for the built-in ones. */
    public synchronized void register(CommandInfo info) {
        String name = info.name();
        if (!name.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*")) {
            throw new CommandException(name, "command '" + name + "' cannot be registered: that is no name");
        }
        if (infos.containsKey(name)) {
            throw new CommandException(
                    name,
                    "command '" + name + "' is already registered as "
                            + infos.get(name).signature());
        }
        infos.put(name, info);
    }

    /** A registered command; null if there is none or it is a static method. */
    public synchronized @Nullable Command<?> find(String name) {
        return commands.get(name);
    }

    public synchronized Collection<CommandInfo> all() {
        return new ArrayList<>(infos.values());
    }
}
