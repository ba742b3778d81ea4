package concert.devices;

/**
 * Writes a value to the hardware and returns when it is in force; a quantity comes in the parameter's own unit. Plain
 * blocking code: it may wait, await and throw; a cancel interrupts it.
 */
@FunctionalInterface
public interface Setter<T> {
    void set(T value) throws Exception;
}
