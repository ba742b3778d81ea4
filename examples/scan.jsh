// Scans one motor and then two: where they go, what is kept, and what would be done.
//
//     ./concert start --non-interactive --filename examples/scan.jsh

var motor = new DummyLinearMotor()
var rotation = new DummyRotationMotor()
motor.position().setLimits(q.mm(0), q.mm(10))

System.out.println(dryRun(ascan(motor.position(), q.mm(0), q.mm(10), q.mm(2.5), () -> motor.getPosition())))
var result = await ascan(motor.position(), q.mm(0), q.mm(10), q.mm(2.5), () -> motor.getPosition())
System.out.println(result)

var map = await mesh(motor.position(), linspace(q.mm(0), q.mm(1), 2), rotation.position(), linspace(q.deg(0), q.deg(90), 3), () -> rotation.getPosition()).snake()
System.out.println(map)
System.out.println(get(motor.position()))            // back at 0 mm
