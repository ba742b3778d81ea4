package concert.devices;

import concert.coroutines.Coroutine;

/**
 * The texts that every operation of a parameter needs, made once for each name of its device, and with them the
 * coroutine that {@code get()} hands out: it is the same work every time.
 *
 * @param device the device's name, to see whether it has been renamed since
 * @param parameter "motor.position"
 * @param reading what an operation that reads is called in error lines
 * @param writing what one that writes is called
 * @param set the name of the coroutine that writes
 * @param get the coroutine that reads
 */
record Labels<T>(String device, String parameter, String reading, String writing, String set, Coroutine<T> get) {

    static <T> Labels<T> of(String device, String parameter, Coroutine<T> get) {
        String qualified = device + "." + parameter;
        return new Labels<>(
                device,
                qualified,
                qualified + ": get",
                qualified + ": set",
                "set " + qualified,
                get.named("get " + qualified));
    }
}
