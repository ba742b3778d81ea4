package concert.processes;

import concert.devices.QuantityParameter;
import java.util.Arrays;
import javax.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Searches, as sessions say them. Each of these describes a search; {@code await} runs it.
 *
 * {@snippet :
 * var brightest = await(maximize(() -> diode.getIntensity(), along(motor.position(), q.mm(0.5), q.um(10))));
 * var best = await(minimize(() -> deviation(),
 *         along(x.position(), q.mm(1), q.um(10)),
 *         along(y.position(), q.mm(1), q.um(10))).by(bobyqa()));
 * }
 */
public final class Searches {
    private Searches() {}

    /** A search for the place where what is measured, a number or a quantity, is least. */
    public static <R extends @Nullable Object> Search<R> minimize(Feedback<R> feedback, SearchAxis<?>... axes) {
        return Search.of("minimize", Arrays.asList(axes), feedback, false);
    }

    /** A search for the place where what is measured, a number or a quantity, is greatest. */
    public static <R extends @Nullable Object> Search<R> maximize(Feedback<R> feedback, SearchAxis<?>... axes) {
        return Search.of("maximize", Arrays.asList(axes), feedback, true);
    }

    /**
     * A parameter that a search may change.
     *
     * @param step the first step; its sign says where the search looks first
     * @param precision how near the best value is wanted
     */
    public static <Q extends Quantity<Q>> SearchAxis<Q> along(
            QuantityParameter<Q> parameter, Quantity<Q> step, Quantity<Q> precision) {
        return new SearchAxis<>(parameter, step, precision);
    }

    /** Goes on while it gets better, and turns with half the step when it gets worse. For one parameter; the usual way there. */
    public static Optimizer halver() {
        return new Halver();
    }

    /** The simplex of Nelder and Mead, which needs no smooth function. For any number of parameters; the usual way for several. */
    public static Optimizer nelderMead() {
        Tunnel.requireLibrary("nelderMead");
        return new NelderMead();
    }

    /** Powell's BOBYQA, quadratic models within limits: few measurements of a smooth function. For two parameters or more. */
    public static Optimizer bobyqa() {
        Tunnel.requireLibrary("bobyqa");
        return new Bobyqa();
    }
}
