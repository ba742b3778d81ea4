// Concurrent execution, from one end to the other, with dummy devices.
//
//     ./concert start --non-interactive --filename examples/concurrent-execution.jsh
//
// The same as the page docs/explanations/concurrent-execution.md tells, as a script that says what happens.

void say(String line) { System.out.println(line); }

// ---- three ways to execute a coroutine -------------------------------------------------------------------------------

// A coroutine function: calling it does nothing yet, it describes work.
Coroutine<Integer> corofunc() {
    return coroutine("corofunc", () -> {
        await sleep(q.ms(100));
        return 1;
    });
}

var task = start(corofunc())                       // 1. a task: does not block
say("started: " + task.name())
int one = await task                               // 2. await blocks, on a task ..
say("awaited the task: " + one)
one = await corofunc()                             //    .. and on a coroutine, which runs right here
say("awaited the coroutine: " + one)
var cmd = createCommand(() -> corofunc())          // 3. a command blocks, too
say("the command gives " + cmd())
register("one", cmd)                               // now it is in the list, and can be called by this name
say("registered, it gives " + one())

// ---- commands for devices --------------------------------------------------------------------------------------------

var motor = new DummyLinearMotor()
cdoc()

var homing = start(motor.home())                   // does not block
say("homing: " + !homing.isDone())
await homing
say("homed by a task, now at " + get(motor.position()))
await motor.home()                                 // blocks
say("homed by await")
home(motor)                                        // blocks: the command that Concert defines
say("homed by the command")

// ---- inside coroutines -----------------------------------------------------------------------------------------------

// There one is cooperative and awaits; a command fails and says what to write instead.
Coroutine<Void> impatient() {
    return coroutine("impatient", () -> home(motor));
}
try {
    await impatient();
} catch (CommandException e) {
    say("refused: " + e.getMessage());
}

// What has to be started, awaited or made a command, and what is simply called?
say("corofunc is a coroutine function: " + isCoroutineFunction("corofunc"))
say("motor.home is a coroutine function: " + isCoroutineFunction(motor, "home"))
say("motor.position is a coroutine function: " + isCoroutineFunction(motor, "position"))

// ---- stopping --------------------------------------------------------------------------------------------------------

// What Ctrl-C does to whatever one waits for, cancel() does to any task: the motor is stopped where it is.
set(motor.motionVelocity(), q.mmPerSecond(1))
var moving = start(motor.setPosition(q.mm(50)))
await sleep(q.ms(100))
moving.cancel()
try {
    await moving;
} catch (CancellationException e) {
    say("cancelled: the motor is in " + get(motor.state()) + ", before 50 mm: " + isLess(get(motor.position()), q.mm(50)));
}

// Ctrl-K, or abort(), cancels everything and calls the emergency stop of every device; this script would end there.

// ---- exclusive access ------------------------------------------------------------------------------------------------

set(motor.motionVelocity(), q.mmPerSecond(1000))
var shutter = new DummyShutter()
var go = new Event()

// Started before anything is locked, so the lock keeps it out.
var other = start(coroutine("other", () -> {
    await go.untilSet();
    await motor.setPosition(q.mm(9));
}))

try (var _ = lock(shutter, motor.parameter("position"))) {
    go.set();
    await motor.setPosition(q.mm(2));
    await shutter.close();
    await sleep(q.ms(100));
    say("inside the lock the motor stays at " + await motor.getPosition());
    locks();
}
await other
say("afterwards the other one moved it to " + get(motor.position()))
