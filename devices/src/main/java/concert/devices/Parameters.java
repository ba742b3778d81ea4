package concert.devices;

import concert.coroutines.Command;

/**
 * The commands for parameters. Not in {@link Parameter} itself, where they would make {@code Parameter::get} ambiguous.
 */
public final class Parameters {
    private Parameters() {}

    /** The command for {@link Parameter#get()}. */
    public static <T> T get(Parameter<T> parameter) {
        return Command.run("get", parameter.get());
    }

    /** The command for {@link Parameter#set(Object)}. */
    public static <T> void set(Parameter<T> parameter, T value) {
        var _ = Command.run("set", parameter.set(value));
    }
}
