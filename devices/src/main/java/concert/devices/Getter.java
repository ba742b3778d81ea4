package concert.devices;

/**
 * Reads a value from the hardware. Plain blocking code: it may wait, await and throw; a cancel interrupts it.
 */
@FunctionalInterface
public interface Getter<T> {
    T get() throws Exception;
}
