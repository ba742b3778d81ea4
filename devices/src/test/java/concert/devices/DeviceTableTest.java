package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyDevice;
import concert.devices.dummy.DummyLinearMotor;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceTableTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void showsValuesLimitsAndMarks() throws Exception {
        DummyLinearMotor motor = new DummyLinearMotor().named("motor");
        motor.position().setLimits(q.mm(0), q.mm(10));
        motor.motionVelocity().protect();

        String table = run.run(() -> await(DeviceTable.of(motor))).toString();

        assertThat(table).isEqualTo("""
                        Parameter       Value        Lower  Upper
                        motionVelocity  200000 mm/s                protected
                        position        0 mm         0 mm   10 mm  at lower limit
                        state           standby
                        """);
    }

    @Test
    void readsAllCellsAtTheSameTimeAndGivesEachOneSecond() throws Exception {
        Stage motor = new Stage().named("motor");
        motor.sensor = () -> {
            await(sleep(q.min(1)));
            return q.mm(1);
        };
        DeviceTable table = run.run(() -> {
            DeviceTable read = await(DeviceTable.of(motor));
            assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(1));
            return read;
        });

        assertThat(table.rows())
                .extracting(DeviceTable.Row::value)
                .containsExactly("false", "no answer in 1.0 s", "", "A-1", "standby");
    }

    @Test
    void whatCannotBeReadShowsWhyInItsCell() throws Exception {
        Stage motor = new Stage().named("motor");
        motor.sensor = () -> {
            throw new DeviceException("motor", "encoder lost");
        };

        DeviceTable table = run.run(() -> await(DeviceTable.of(motor)));

        assertThat(table.rows()).extracting(DeviceTable.Row::value).contains("motor: encoder lost", "A-1");
    }

    @Test
    void showsTargetsWhereThereAreSome() throws Exception {
        DeviceTable table = run.run(() -> await(DeviceTable.of(new DummyDevice())));

        assertThat(table.rows()).anySatisfy(row -> {
            assertThat(row.parameter()).isEqualTo("value");
            assertThat(row.value()).isEqualTo("0");
            assertThat(row.target()).isEqualTo("1");
        });
    }

    @Test
    void whatAnotherHoldsShowsItsLastKnownValueWithoutWaiting() throws Exception {
        Stage motor = new Stage().named("motor");
        run.run(() -> {
            await(motor.position.set(q.mm(3)));
            Task<DeviceTable> table = start(concert.coroutines.Coroutines.<DeviceTable>coroutine("later", () -> {
                await(sleep(q.s(1)));
                return await(DeviceTable.of(motor));
            }));
            try (var _ = lock(motor.position)) {
                await(sleep(q.s(1.5)));
                assertThat(table.isDone()).isTrue();
            }
            assertThat(table.result().rows())
                    .contains(new DeviceTable.Row("position", "3 mm", "", "", "", "held by another"))
                    .contains(new DeviceTable.Row("lamp", "false", "", "", "", ""));
        });
    }

    @Test
    void fitsTheWidthByCuttingTheWidestColumn() throws Exception {
        Stage motor = new Stage().named("motor");
        motor.sensor = () -> {
            throw new DeviceException("motor", "a very long story about an encoder\nthat was lost");
        };

        DeviceTable table = run.run(() -> await(DeviceTable.of(motor)));

        assertThat(table.format(40).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
        assertThat(table.format(40)).contains("motor: a very long story abo…").doesNotContain("lost");
    }
}
