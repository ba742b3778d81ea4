package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.createCommand;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.isCoroutineFunction;
import static concert.coroutines.Coroutines.register;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands: coroutines that run to their end when called, for the prompt only. */
class CommandTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final Command<Integer> count = createCommand(
            "count",
            () -> coroutine("counting", () -> {
                await(sleep(ofSeconds(1)));
                return runs.incrementAndGet();
            }));

    @AfterEach
    void endRun() {
        run.close();
    }

    @Test
    void atThePromptACommandBlocksAndReturnsTheValue() throws Exception {
        run.input(() -> {
            assertThat(count.run()).isEqualTo(1);
            assertThat(count.run()).isEqualTo(2);
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(2));
        });
    }

    @Test
    void insideACoroutineItRefusesAndNamesTheAwaitForm() throws Exception {
        run.run(() -> assertThatThrownBy(count::run)
                .isInstanceOfSatisfying(
                        CommandException.class, e -> assertThat(e.command()).isEqualTo("count"))
                .hasMessage("count(..) is a command for the prompt; in a coroutine write await(count()), "
                        + "which others can run beside"));
        assertThat(runs).hasValue(0);
    }

    @Test
    void insideAnythingThatACoroutineRunsItRefuses() throws Exception {
        run.input(() -> {
            Coroutine<Void> calling = coroutine(() -> {
                assertThatThrownBy(count::run).isInstanceOf(CommandException.class);
                trail.add("refused");
            });
            await(calling);
            await(start(calling));
            await(gather(calling, calling));
            await(calling.timeout(ofSeconds(1)));
            createCommand(() -> calling).run();
            // Back at the prompt it works again.
            assertThat(count.run()).isEqualTo(1);
        });
        assertThat(trail).hasSize(6);
    }

    @Test
    void afterACoroutineFailedThePromptIsThePromptAgain() throws Exception {
        run.input(() -> {
            assertThatThrownBy(() -> await(coroutine(() -> {
                        throw new IOException("cable");
                    })))
                    .hasRootCauseMessage("cable");
            assertThat(count.run()).isEqualTo(1);
        });
    }

    @Test
    void itDeclaresNothingAndItsFailureArrivesAsThatOfAnAwait() throws Exception {
        run.input(() -> {
            Command<Integer> failing = createCommand(
                    "read",
                    () -> coroutine(() -> {
                        throw new IOException("cable");
                    }));
            assertThatThrownBy(failing::run)
                    .isExactlyInstanceOf(CoroutineException.class)
                    .hasRootCauseMessage("cable");
        });
    }

    @Test
    void cancellingTheInputMakesItThrowCancellationExceptionAfterTheCleanUp() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<Void> input = run.supervisor().input("home(motor)", () -> {
            try {
                Command.run("home", coroutine("motor.home", () -> {
                    try {
                        await(sleep(ofHours(1)));
                    } finally {
                        await(sleep(ofSeconds(1)));
                        trail.add("stopped");
                    }
                }));
            } catch (CancellationException e) {
                trail.add(e.getMessage());
                assertThat(e).hasCauseInstanceOf(InterruptedException.class);
                throw e;
            }
            return null;
        });
        Rig.untilParked(input);
        input.cancel();
        run.clock().jumpAutomatically(true);
        assertThat(input.join(ofSeconds(10))).isTrue();
        assertThat(input.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("stopped", "home was cancelled");
    }

    @Test
    void aStaticCommandMethodNamesItsCoroutine() throws Exception {
        run.run(() -> assertThatThrownBy(
                        () -> Command.run("home", sleep(ofSeconds(1)).named("motor.home()")))
                .hasMessageContaining("home(..) is a command")
                .hasMessageContaining("await(motor.home())"));
    }

    @Test
    void registeredCommandsAreFoundByName() throws Exception {
        run.input(() -> {
            register("countUp", count);
            Command<?> found = Supervisor.current().commands().find("countUp");
            assertThat(found.name()).isEqualTo("countUp");
            assertThat(found.signature()).isEqualTo("countUp()");
            assertThat(found.run()).isEqualTo(1);
            assertThat(Supervisor.current().commands().find("count")).isNull();
        });
        assertThat(run.supervisor().commands().all())
                .extracting(CommandInfo::name)
                .containsExactly("countUp");
    }

    @Test
    void aNameRegisteredTwiceIsAnErrorAndTheFirstStays() {
        CommandRegistry commands = run.supervisor().commands();
        commands.register(new CommandInfo("home", "home(Homeable device)", "Moves to the reference position."));
        assertThatThrownBy(() -> commands.register("home", count))
                .isInstanceOf(CommandException.class)
                .hasMessage("command 'home' is already registered as home(Homeable device)");
        assertThatThrownBy(() -> commands.register(new CommandInfo("home", "home()", "")))
                .isInstanceOf(CommandException.class);
        assertThat(commands.all())
                .containsExactly(new CommandInfo("home", "home(Homeable device)", "Moves to the reference position."));
        assertThat(commands.find("home")).isNull(); // a static method
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2fast", "home motor", "home()", "a.b", "a-b", " "})
    void aNameThatCannotBeTypedIsRefused(String name) {
        assertThatThrownBy(() -> run.supervisor().commands().register(name, count))
                .isInstanceOf(CommandException.class)
                .hasMessage("command '" + name + "' cannot be registered: that is no name");
        assertThat(run.supervisor().commands().all()).isEmpty();
    }

    @Test
    void namesInOtherAlphabetsArePossible() {
        run.supervisor().commands().register("größe", count);
        assertThat(run.supervisor().commands().find("größe")).isNotNull();
    }

    @Test
    void twoSessionsHaveTheirOwnCommands() {
        try (TestRun other = TestRun.create()) {
            run.supervisor().commands().register("count", count);
            other.supervisor().commands().register("count", count);
            assertThat(other.supervisor().commands().all()).hasSize(1);
        }
    }

    /** What {@code isCoroutineFunction} is asked about. */
    public static class Motor {
        public Coroutine<Void> home() {
            return sleep(ofSeconds(1));
        }

        public Coroutine<Void> move(double steps) {
            return sleep(ofSeconds(1));
        }

        public int steps() {
            return 1;
        }

        public static Coroutine<Void> homeAll() {
            return sleep(ofSeconds(1));
        }
    }

    @Test
    void whetherAFunctionGivesACoroutineCanBeAsked() throws Exception {
        assertThat(isCoroutineFunction(new Motor(), "home")).isTrue();
        assertThat(isCoroutineFunction(new Motor(), "move")).isTrue();
        assertThat(isCoroutineFunction(new Motor(), "steps")).isFalse();
        assertThat(isCoroutineFunction(Motor.class, "home")).isTrue();
        assertThat(isCoroutineFunction(Motor.class, "homeAll")).isTrue();
        assertThat(isCoroutineFunction((Object) Motor.class, "steps")).isFalse();
        assertThat(isCoroutineFunction(Motor.class.getMethod("home"))).isTrue();
        assertThat(isCoroutineFunction(Motor.class.getMethod("steps"))).isFalse();
        assertThat(isCoroutineFunction(Task.class, "cancel")).isFalse();
        assertThatThrownBy(() -> isCoroutineFunction(new Motor(), "hoem"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Motor has no public method 'hoem'");
    }
}
