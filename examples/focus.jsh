// Focuses a camera that sees a test pattern, which is sharp at 3.3 mm. No hardware is needed.
//
//     ./concert start --non-interactive --filename examples/focus.jsh

var motor = new DummyLinearMotor()
motor.position().setLimits(q.mm(0), q.mm(10))

// Stripes whose contrast fades with the distance from the place where they are sharp.
Frame pattern() {
    double blur = value(await(motor.getPosition()), "mm") - 3.3;
    Frame frame = Frame.of(PixelType.FLOAT32, 64, 48);
    for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 64; x++) {
            frame.set(x, y, 1000 + (x / 4 % 2 == 0 ? 500 : -500) / (1 + blur * blur));
        }
    }
    return frame;
}
var camera = new DummySceneCamera(64, 48, () -> pattern())

var found = await focus(camera, motor)
System.out.println(found)
System.out.println("the motor is at " + get(motor.position()))

// Finer, and from another side.
await focus(camera, motor).step(q.mm(-0.1)).precision(q.um(1))
System.out.println("the motor is at " + get(motor.position()))
