package concert.quantities;

import javax.measure.Quantity;

/** Angular velocity per time, in deg/s^2 or rad/s^2. */
public interface AngularAcceleration extends Quantity<AngularAcceleration> {}
