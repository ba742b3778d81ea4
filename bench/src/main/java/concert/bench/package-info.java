/** What Concert costs, measured beside the bare JDK. */
@org.jspecify.annotations.NullMarked
package concert.bench;
