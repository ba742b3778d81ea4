// Homes a motor in two ways and moves it while nobody else can: a small script to begin with.
//
//     ./concert start --non-interactive --filename examples/home-and-lock.jsh

var motor = new DummyLinearMotor()
var shutter = new DummyShutter()
var task = start(motor.home())
System.out.println("running: " + task.name())
await task
home(motor)
try (var _ = lock(shutter, motor.parameter("position"))) {
    await(motor.setPosition(q.mm(2)));
    await(shutter.close());
}
System.out.println(get(motor.position()))            // 2 mm
