package concert.streams;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How items are lent, so that a stream of large ones makes no garbage.
 *
 * @param copy makes one that its owner may keep
 * @param giveBack takes one back; called once for each, on any thread, and does not wait
 */
public record Lease<T>(UnaryOperator<T> copy, Consumer<? super T> giveBack) {}
