package concert.devices.cameras;

import javax.measure.Quantity;
import javax.measure.quantity.Length;

/**
 * What a camera takes frames with.
 *
 * @param width how many pixels it has in a row
 * @param height how many rows
 * @param pixelWidth how wide a pixel is
 * @param pixelHeight how high
 */
public record Sensor(int width, int height, Quantity<Length> pixelWidth, Quantity<Length> pixelHeight) {

    /** All of it. */
    Roi whole() {
        return new Roi(0, 0, width, height);
    }
}
