package concert.quantities;

import javax.measure.Quantity;

/** A number of pixels: a distance on a detector, which becomes a length only through a pixel size (um/px). */
public interface Pixels extends Quantity<Pixels> {}
