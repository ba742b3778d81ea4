package concert.quantities;

import javax.measure.Quantity;

/** Volume per time, in l/s or ml/min: what a pump delivers. */
public interface FlowRate extends Quantity<FlowRate> {}
