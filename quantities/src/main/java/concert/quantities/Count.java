package concert.quantities;

import javax.measure.Quantity;

/** A number of things counted: photons, events, detector units. */
public interface Count extends Quantity<Count> {}
