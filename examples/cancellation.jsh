// What a cancel leaves behind: hardware that stands, and the data that were taken. At the prompt Ctrl-C does what cancel() does
// here.
//
//     ./concert start --non-interactive --filename examples/cancellation.jsh

var motor = new DummyLinearMotor()
set(motor.motionVelocity(), q.mmPerSecond(10))

// Waits for the end of a task that was cancelled.
void cancelled(Task<?> task) {
    task.cancel();
    try {
        await(task);
    } catch (CancellationException e) {
        System.out.println(task.name() + " is " + task.state());
    }
}

// A cancelled move stops the motor where it is.
var move = start(motor.setPosition(q.mm(1000)))
await motor.state().until(state -> state == MotorState.MOVING)
cancelled(move)
System.out.println("the motor is " + get(motor.state()))

// So does one that takes too long.
try {
    await(motor.setPosition(q.mm(1000)).timeout(q.ms(100)));
} catch (TimedOutException e) {
    System.out.println(e.getMessage());
}
System.out.println("the motor is " + get(motor.state()))

// A cancelled scan keeps what it took, and goes back to where the motor was.
home(motor)
int measured = 0
Coroutine<Integer> count() {
    return coroutine("count", () -> ++measured);
}
var scanning = start(ascan(motor.position(), q.mm(0), q.mm(100), q.mm(0.1), () -> count()))
await waitUntil(() -> measured >= 3, q.ms(5))
cancelled(scanning)
System.out.println("complete: " + lastScan().isComplete() + ", the motor is at " + get(motor.position()))

// A clean-up may wait: the shutter is closed whatever happens.
var shutter = new DummyShutter()
var exposure = start(coroutine("exposure", () -> {
    await(shutter.open());
    try {
        await(sleep(q.h(1)));
    } finally {
        await(shutter.close());
    }
}))
await shutter.state().until(state -> state == ShutterState.OPEN)
cancelled(exposure)
System.out.println("the shutter is " + get(shutter.state()))
