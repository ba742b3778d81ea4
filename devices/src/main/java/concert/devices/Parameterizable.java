package concert.devices;

import concert.coroutines.Lockable;

/** Something with named parameters: every device, and every interface of a kind of device. */
public interface Parameterizable extends Lockable, Iterable<Parameter<?>> {

    /** Its name: given to it, or the name of the variable that holds it, or a number in its session. */
    String name();

    /** What kind of thing it is, as logs name it: "LinearMotor". */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** The parameter of that name; {@link UnknownParameterException} if there is none. */
    Parameter<?> parameter(String name);
}
