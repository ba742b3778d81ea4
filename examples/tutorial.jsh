// A day at a beamline in two minutes, without hardware: devices, work in the background, exclusive use, a scan, frames.
//
//     ./concert start --non-interactive --filename examples/tutorial.jsh

// Devices. Their names are those of the variables.
var motor = new DummyLinearMotor()
var shutter = new DummyShutter()
var diode = new DummyPhotodiode()
var camera = new DummyCamera()

// Quantities have units; a time where a length is wanted does not compile.
motor.position().setLimits(q.mm(0), q.mm(10))
await motor.setPosition(q.um(1500))
System.out.println("the motor is at " + get(motor.position()))

// Work in the background, and several things at once.
var homing = start(motor.home())
await gather(homing, shutter.close())
System.out.println("homed, and the shutter is " + get(shutter.state()))

// What belongs together for as long as it takes: nobody else can use these meanwhile.
try (var _ = lock(motor, shutter)) {
    await(shutter.open());
    await(motor.setPosition(q.mm(2)));
}

// A scan: what it would do, and what it has taken.
var scan = ascan(motor.position(), q.mm(0), q.mm(4), q.mm(1), () -> diode.getIntensity())
System.out.println(dryRun(scan))
System.out.println(await scan)

// The place where something is greatest.
Coroutine<Double> brightness() {
    return coroutine("brightness", () -> 100 - Math.pow(value(await(motor.getPosition()), "mm") - 6, 2));
}
System.out.println(await maximize(() -> brightness(), along(motor.position(), q.mm(1), q.um(10))))

// Frames: a dark, and a stream of ten that is averaged.
var dark = await acquireDark(camera, shutter)
System.out.println("dark: " + dark.shape())
var averaged = await camera.frames(10).through(averaging()).into(last())
System.out.println("mean of ten: " + Math.round(statistics(averaged).mean()))
