/**
 * Streams: a {@link concert.streams.Producer} puts items out, {@link concert.streams.Filter}s change them,
 * {@link concert.streams.Sink}s take them, and {@link concert.streams.Streams#broadcast} gives those of one producer to several
 * consumers, each of which says what happens when it is slow.
 *
 * <h2>Who owns an item</h2>
 *
 * <p>Small items are handed on and belong to whoever gets them. Large ones, such as frames, are <em>lent</em>
 * ({@link concert.streams.Output#lend}): who gets one may read it until it asks for the next, and keeps a copy if it wants more.
 * When the last consumer has let go, the item goes back to where it came from and is filled again. So a stream of frames
 * makes no garbage for their pixels.
 *
 * <h2>How it ends</h2>
 *
 * <p>A broadcast is one block: whatever ends it, the producer and all consumers have ended and cleaned up before it returns.
 * What was on its way to a blocking consumer when a cancel or a failure came is still given to it, so data that was taken
 * is written.
 */
package concert.streams;
