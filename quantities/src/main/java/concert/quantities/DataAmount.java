package concert.quantities;

import javax.measure.Quantity;

/** An amount of data, in B, kB or GB. */
public interface DataAmount extends Quantity<DataAmount> {}
