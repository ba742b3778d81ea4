package concert.devices.dummy;

import static concert.devices.positioners.Coordinate.X;
import static concert.devices.positioners.Coordinate.Y;
import static concert.devices.positioners.Coordinate.Z;

import concert.devices.positioners.Axis;

/** The axes of the dummy positioners: all six, y along and z about the other way round, as the reference's are. */
final class DummyAxes {
    private DummyAxes() {}

    static Axis<?>[] six() {
        return new Axis<?>[] {
            new Axis<>(X, new DummyLinearMotor()),
            new Axis<>(Y, new DummyLinearMotor(), -1),
            new Axis<>(Z, new DummyLinearMotor()),
            new Axis<>(X, new DummyRotationMotor()),
            new Axis<>(Y, new DummyRotationMotor()),
            new Axis<>(Z, new DummyRotationMotor(), -1)
        };
    }
}
