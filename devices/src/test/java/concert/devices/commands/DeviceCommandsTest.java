package concert.devices.commands;

import static concert.coroutines.Coroutines.await;
import static concert.devices.EmergencyStoppable.emergencyStop;
import static concert.devices.Enableable.disable;
import static concert.devices.Enableable.enable;
import static concert.devices.Homeable.home;
import static concert.devices.Movable.move;
import static concert.devices.Openable.close;
import static concert.devices.Openable.open;
import static concert.devices.Parameters.get;
import static concert.devices.Parameters.set;
import static concert.devices.Startable.start;
import static concert.devices.Stoppable.stop;
import static concert.devices.Switchable.off;
import static concert.devices.Switchable.on;
import static concert.devices.Triggerable.trigger;
import static concert.devices.laboratory.Gripper.grip;
import static concert.devices.laboratory.Gripper.release;
import static concert.devices.laboratory.TarableScales.tare;
import static concert.devices.shutters.Shutter.sclose;
import static concert.devices.shutters.Shutter.sopen;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.CommandException;
import concert.coroutines.CommandInfo;
import concert.coroutines.testing.TestRun;
import concert.devices.beamline.SwitchState;
import concert.devices.dummy.DummyGripper;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyPump;
import concert.devices.dummy.DummyShutter;
import concert.devices.dummy.DummySignal;
import concert.devices.dummy.DummyTarableScales;
import concert.devices.dummy.DummyXRayTube;
import concert.devices.laboratory.GripperState;
import concert.devices.laboratory.PumpState;
import concert.devices.motors.MotorState;
import concert.devices.shutters.ShutterState;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceCommandsTest {
    private final TestRun run = TestRun.create();
    private final DummyLinearMotor motor = new DummyLinearMotor().named("motor");
    private final DummyShutter shutter = new DummyShutter().named("shutter");

    @AfterEach
    void tearDown() {
        run.close();
    }

    @Test
    void theListIsThatOfTheStaticMethods() {
        List<String> methods = DeviceCommands.holders().stream()
                .flatMap(holder -> Arrays.stream(holder.getDeclaredMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && !method.isSynthetic())
                .map(DeviceCommandsTest::signature)
                .toList();

        assertThat(DeviceCommands.all())
                .extracting(CommandInfo::signature)
                .containsExactlyInAnyOrderElementsOf(methods);
        assertThat(DeviceCommands.all())
                .allSatisfy(command -> assertThat(command.summary()).matches("[A-Z].*\\."));
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameters())
                .map(DeviceCommandsTest::declaration)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    private static String declaration(Parameter parameter) {
        String type = parameter.getParameterizedType().getTypeName().replaceAll("[a-z]+\\.", "");
        return type + " " + parameter.getName();
    }

    @Test
    void namesAreGivenOnce() {
        assertThat(DeviceCommands.all()).extracting(CommandInfo::name).doesNotHaveDuplicates();
    }

    @Test
    void commandsBlockUntilTheirCoroutineHasEnded() throws Exception {
        run.input(() -> {
            set(motor.position(), q.mm(2));
            move(motor, q.mm(0.5));
            assertThat(get(motor.position())).isEqualTo(q.mm(2.5));
            home(motor);
            assertThat(get(motor.position())).isEqualTo(q.mm(0));
            stop(motor);
            disable(motor);
            assertThat(get(motor.state())).isEqualTo(MotorState.DISABLED);
            enable(motor);
            close(shutter);
            assertThat(get(shutter.state())).isEqualTo(ShutterState.CLOSED);
            open(shutter);
            sclose(shutter);
            sopen(shutter);
            emergencyStop(shutter);
            assertThat(get(shutter.state())).isEqualTo(ShutterState.CLOSED);
        });
    }

    @Test
    void thoseOfTheBeamlineAndTheLaboratoryDoWhatTheySay() throws Exception {
        DummyXRayTube tube = new DummyXRayTube();
        DummySignal signal = new DummySignal();
        DummyPump pump = new DummyPump();
        DummyGripper gripper = new DummyGripper();
        DummyTarableScales scales = new DummyTarableScales();
        run.input(() -> {
            on(tube);
            assertThat(get(tube.state())).isEqualTo(SwitchState.ON);
            off(tube);
            assertThat(get(tube.state())).isEqualTo(SwitchState.OFF);
            trigger(signal);
            assertThat(run.clock().elapsed()).isEqualTo(Duration.ofMillis(10));
            start(pump);
            assertThat(get(pump.state())).isEqualTo(PumpState.PUMPING);
            stop(pump);
            assertThat(get(pump.state())).isEqualTo(PumpState.STANDBY);
            grip(gripper);
            assertThat(get(gripper.state())).isEqualTo(GripperState.GRIPPED);
            release(gripper);
            assertThat(get(gripper.state())).isEqualTo(GripperState.RELEASED);
            tare(scales);
            assertThat(get(scales.weight())).isEqualTo(q.g(0));
        });
    }

    @Test
    void insideACoroutineACommandNamesTheAwaitForm() {
        assertThatThrownBy(() -> run.run(() -> home(motor)))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("await(motor.home())");
        assertThatThrownBy(() -> run.run(() -> {
                    await(motor.home());
                    set(motor.position(), q.mm(1));
                }))
                .isInstanceOf(CommandException.class);
    }
}
