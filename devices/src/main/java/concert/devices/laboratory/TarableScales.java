package concert.devices.laboratory;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;

/** Scales that can be told to show 0 for what is on them now. */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; DummyTarableScales::tare is clear
public interface TarableScales extends Scales {
    /** From now on shows the difference to what is on it now. */
    Coroutine<Void> tare();

    @Override
    default String kind() {
        return "TarableScales";
    }

    /** The command for {@link #tare()}. */
    static void tare(TarableScales scales) {
        var _ = Command.run("tare", scales.tare());
    }
}
