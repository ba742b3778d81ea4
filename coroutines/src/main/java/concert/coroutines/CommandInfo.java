package concert.coroutines;

/**
 * What {@code cdoc()} shows of a command.
 *
 * @param name as it is typed
 * @param signature its parameters, as in {@code home(Homeable device)}
 * @param summary the first sentence of its documentation
 */
public record CommandInfo(String name, String signature, String summary) {}
