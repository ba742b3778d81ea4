package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyShutter;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceRegistryTest {
    private final TestRun run = TestRun.create();
    private final DeviceRegistry registry = DeviceRegistry.of(run.supervisor());

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void aDeviceRegistersWhenItIsFirstUsedAndGetsANumber() throws Exception {
        DummyLinearMotor first = new DummyLinearMotor();
        DummyLinearMotor second = new DummyLinearMotor();
        DummyShutter shutter = new DummyShutter();
        assertThat(registry.devices()).isEmpty();

        run.run(() -> {
            await(first.setPosition(q.mm(1)));
            await(second.getPosition());
            await(shutter.close());
        });

        assertThat(registry.devices()).containsExactly(first, second, shutter);
        assertThat(registry.devices())
                .extracting(Device::name)
                .containsExactly("DummyLinearMotor#1", "DummyLinearMotor#2", "DummyShutter#1");
        assertThat(first.position().qualifiedName()).isEqualTo("DummyLinearMotor#1.position");
    }

    @Test
    void aGivenNameWinsOverThatOfAVariable() {
        DummyLinearMotor stage = new DummyLinearMotor().named("stage");
        DummyLinearMotor motor = new DummyLinearMotor();

        registry.nameIfUnnamed(stage, "x");
        registry.nameIfUnnamed(motor, "motor");
        registry.nameIfUnnamed(motor, "alias");

        assertThat(stage.name()).isEqualTo("stage");
        assertThat(motor.name()).isEqualTo("motor");
        assertThat(motor.position()).hasToString("motor.position");
    }

    @Test
    void renamingShowsEverywhere() throws Exception {
        Stage motor = new Stage().named("old");
        run.run(() -> await(motor.position.set(q.mm(1))));
        var _ = motor.named("new");

        assertThat(motor.position.qualifiedName()).isEqualTo("new.position");
        assertThat(motor.position.get().name()).isEqualTo("get new.position");
        assertThat(motor.position.lockName()).isEqualTo("new.position");
    }

    @Test
    void aDeviceThatNobodyHoldsIsForgotten() throws Exception {
        WeakReference<DummyLinearMotor> gone = useAndDrop();
        for (int i = 0; i < 100 && gone.get() != null; i++) {
            System.gc();
        }

        assertThat(gone.get()).isNull();
        assertThat(registry.devices()).isEmpty();
    }

    private WeakReference<DummyLinearMotor> useAndDrop() throws Exception {
        DummyLinearMotor motor = new DummyLinearMotor();
        run.run(() -> await(motor.setPosition(q.mm(1))));
        return new WeakReference<>(motor);
    }

    @Test
    void aDeviceUsedByTwoSessionsIsInBoth() throws Exception {
        Stage shared = new Stage().named("shared");
        try (TestRun other = TestRun.create()) {
            run.run(() -> await(shared.lamp.set(true)));
            other.run(() -> await(shared.lamp.set(false)));
            run.run(() -> await(shared.lamp.set(true)));

            assertThat(DeviceRegistry.of(other.supervisor()).devices()).containsExactly(shared);
        }
        assertThat(registry.devices()).containsExactly(shared);
        run.run(() -> await(shared.lamp.set(false)));
    }

    @Test
    void numbersBeginAnewInEverySession() throws Exception {
        try (TestRun other = TestRun.create()) {
            DummyShutter here = new DummyShutter();
            DummyShutter there = new DummyShutter();
            registry.register(here);
            DeviceRegistry.of(other.supervisor()).register(there);

            assertThat(here.name()).isEqualTo("DummyShutter#1");
            assertThat(there.name()).isEqualTo("DummyShutter#1");
        }
    }
}
