package concert.devices.commands;

import concert.coroutines.CommandInfo;
import concert.devices.EmergencyStoppable;
import concert.devices.Enableable;
import concert.devices.Homeable;
import concert.devices.Movable;
import concert.devices.Openable;
import concert.devices.Parameters;
import concert.devices.Startable;
import concert.devices.Stoppable;
import concert.devices.Switchable;
import concert.devices.Triggerable;
import concert.devices.cameras.Camera;
import concert.devices.laboratory.Gripper;
import concert.devices.laboratory.TarableScales;
import concert.devices.shutters.Shutter;
import java.util.List;

/**
 * The commands of this module: static methods of the capabilities whose coroutines they run, listed here so that
 * nothing has to search for them at run time. A test compares the list with the methods.
 */
public final class DeviceCommands {
    private DeviceCommands() {}

    /** The rows of {@code cdoc()}. */
    public static List<CommandInfo> all() {
        return List.of(
                command("get(Parameter<T> parameter)", "Reads the value of a parameter."),
                command("set(Parameter<T> parameter, T value)", "Writes a value to a parameter."),
                command("move(Movable<Q> device, Quantity<Q> delta)", "Moves a device by a distance."),
                command("home(Homeable device)", "Moves a device to its home position."),
                command("stop(Stoppable device)", "Stops a device, whoever uses it."),
                command("enable(Enableable device)", "Makes a disabled device work again."),
                command("disable(Enableable device)", "Switches a device off so that it does not move."),
                command("open(Openable device)", "Opens a shutter or a valve."),
                command("close(Openable device)", "Closes a shutter or a valve."),
                command("sopen(Shutter shutter)", "Opens a shutter."),
                command("sclose(Shutter shutter)", "Closes a shutter."),
                command("frames(long count, Camera camera)", "The next frames of a camera, to broadcast."),
                command("startRecording(Camera camera)", "Begins to record."),
                command("stopRecording(Camera camera)", "Stops recording, whoever takes frames."),
                command("grab(Camera camera)", "Takes one frame."),
                command("trigger(Triggerable device)", "Makes a camera take one frame, or a signal give one pulse."),
                command("on(Switchable device)", "Switches a device on."),
                command("off(Switchable device)", "Switches a device off."),
                command("start(Startable device)", "Sets a pump going, until it is stopped."),
                command("grip(Gripper gripper)", "Closes a gripper."),
                command("release(Gripper gripper)", "Opens a gripper."),
                command("tare(TarableScales scales)", "Makes scales show 0 for what is on them now."),
                command(
                        "emergencyStop(EmergencyStoppable device)",
                        "Brings a device into its safe state at once, whoever uses it."));
    }

    /** The types whose static methods are the commands, for the imports of the shell. */
    public static List<Class<?>> holders() {
        return List.of(
                Parameters.class,
                Movable.class,
                Homeable.class,
                Stoppable.class,
                Enableable.class,
                Openable.class,
                Shutter.class,
                Camera.class,
                Triggerable.class,
                Switchable.class,
                Startable.class,
                Gripper.class,
                TarableScales.class,
                EmergencyStoppable.class);
    }

    private static CommandInfo command(String signature, String summary) {
        return new CommandInfo(signature.substring(0, signature.indexOf('(')), signature, summary);
    }
}
