// Aligns the axis of a rotation stage that leans: a needle goes along an ellipse when the stage turns, and two motors make it
// a line. No hardware is needed.
//
//     ./concert start --non-interactive --filename examples/alignment.jsh

var rotation = new DummyRotationMotor()
var tiltX = new DummyRotationMotor()
var tiltZ = new DummyRotationMotor()

// The needle is 80 px off the axis, which leans by 7 deg towards the beam and by -4 deg in the frame; the motors add to that.
Frame sample() {
    double angle = value(await(rotation.getPosition()), "rad");
    double pitch = value(await(tiltX.getPosition()).add(q.deg(7)), "rad");
    double roll = value(await(tiltZ.getPosition()).add(q.deg(-4)), "rad");
    double across = 80 * Math.cos(angle);
    double up = -80 * Math.sin(angle) * Math.sin(pitch);
    return Phantom.needle(400, 300, 200 + across * Math.cos(roll) - up * Math.sin(roll), 150 + across * Math.sin(roll) + up * Math.cos(roll), 12);
}
var camera = new DummySceneCamera(400, 300, () -> sample())

var alignment = await alignRotationAxis(camera, rotation).x(tiltX).z(tiltZ)
alignment.history().forEach(System.out::println)
System.out.println(alignment)
System.out.printf("tiltX is at %.1f deg, tiltZ at %.1f deg%n", value(get(tiltX.position()), "deg"), value(get(tiltZ.position()), "deg"))
