package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyLinearMotor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final TestRun run = TestRun.create();

    AuditTest() {
        run.supervisor().service(AuditLog.class, _ -> new AuditLog(lines::add, () -> true));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void everySetIsOneLineWithKindNameAndValue() throws Exception {
        DummyLinearMotor motor = new DummyLinearMotor().named("motor");
        run.run(() -> await(motor.setPosition(q.m(0.002))));
        run.run(() -> await(motor.home()));
        run.close();

        assertThat(lines).containsExactly("set LinearMotor::motor.position='2 mm'", "run LinearMotor::motor.home");
    }

    @Test
    void whatFailedHalfWayIsSeenToo() throws Exception {
        Stage motor = new Stage().named("motor");
        motor.hardware = wanted -> {
            throw new DeviceException("motor", "lost steps");
        };
        assertThatThrownBy(() -> run.run(() -> await(motor.position.set(q.mm(2)))))
                .isNotNull();
        assertThatThrownBy(() -> run.run(() -> await(motor.fail("burnt")))).isNotNull();
        run.close();

        assertThat(lines)
                .containsExactly(
                        "set Stage::motor.position='2 mm' failed: motor: lost steps",
                        "run Stage::motor.fail failed: motor: burnt");
    }

    @Test
    void whatWasRefusedIsNoChange() throws Exception {
        Stage motor = new Stage().named("motor");
        motor.position.setUpper(q.mm(1));
        assertThatThrownBy(() -> run.run(() -> await(motor.position.set(q.mm(2)))))
                .isNotNull();
        assertThatThrownBy(() -> run.run(() -> await(motor.position.setBy(q.mm(2)))))
                .isNotNull();
        run.close();

        assertThat(lines).isEmpty();
    }

    @Test
    void limitsAndProtectionsAreAudited() throws Exception {
        Stage motor = new Stage().named("motor");
        run.run(() -> await(motor.lamp.set(true)));
        motor.position.setLimits(q.mm(0), q.mm(1));
        motor.position.setUpper(null);
        motor.position.protectLimitsPermanently("wall");
        motor.position.protect();
        motor.position.unprotect();
        motor.protectPermanently("night");
        run.close();

        assertThat(lines)
                .containsExactly(
                        "set Stage::motor.lamp='true'",
                        "set the limits of Stage::motor.position to [0 mm, 1 mm]",
                        "set the limits of Stage::motor.position to [0 mm, inf)",
                        "protect the limits of Stage::motor.position permanently: wall",
                        "protect Stage::motor.position",
                        "unprotect Stage::motor.position",
                        "protect Stage::motor permanently: night");
    }

    @Test
    void aWriterThatIsSlowNeitherHoldsUpASetterNorLosesALine() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        List<String> written = new CopyOnWriteArrayList<>();
        List<Task<Void>> tasks = new ArrayList<>();
        try (TestRun other = TestRun.create()) {
            other.supervisor()
                    .service(
                            AuditLog.class,
                            _ -> new AuditLog(
                                    line -> {
                                        awaitUninterruptibly(slow);
                                        written.add(line);
                                    },
                                    () -> true));
            for (int i = 0; i < 4; i++) {
                Stage motor = new Stage().named("motor" + i);
                tasks.add(other.supervisor().start(coroutine(() -> {
                    for (int j = 0; j < 250; j++) {
                        await(motor.lamp.set(j % 2 == 0));
                    }
                })));
            }
            for (Task<Void> task : tasks) {
                other.resultOf(task);
            }
            assertThat(written).isEmpty();
            slow.countDown();
        }

        assertThat(written).hasSize(1000);
        assertThat(written.stream().filter(line -> line.contains("motor3")).limit(3))
                .containsExactly(
                        "set Stage::motor3.lamp='true'",
                        "set Stage::motor3.lamp='false'",
                        "set Stage::motor3.lamp='true'");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
