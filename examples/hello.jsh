// The shortest session: ./concert start --non-interactive --filename examples/hello.jsh
var motor = new DummyLinearMotor()
var homing = start(motor.home())                  // returns at once
System.out.println("while the motor homes: " + homing.state())
await homing                                      // waits
await motor.setPosition(q.mm(2))                  // in any unit of length, and in no other
System.out.println("the motor is at " + get(motor.position()))
