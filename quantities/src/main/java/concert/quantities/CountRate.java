package concert.quantities;

import javax.measure.Quantity;

/** Counts per time, in count/s: what a detector reports; not a {@link javax.measure.quantity.Frequency}. */
public interface CountRate extends Quantity<CountRate> {}
