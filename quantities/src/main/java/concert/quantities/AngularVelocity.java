package concert.quantities;

import javax.measure.Quantity;

/**
 * Angle per time, in deg/s or rad/s; not a {@link javax.measure.quantity.Frequency}, for an angle is not a plain
 * number here.
 */
public interface AngularVelocity extends Quantity<AngularVelocity> {}
