package concert.devices.cameras;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.time.DateTimeException;
import java.time.LocalDateTime;

/**
 * What a PCO camera writes into the first 14 pixels of a frame: its number and when it was taken.
 *
 * <p>Each of these pixels holds two decimal digits, binary coded: four pixels for the number, two for the year, and one each
 * for month, day, hour, minute and second, then three for the microsecond. The layout is that of the manufacturer's
 * "binary timestamp". A driver of such a camera adds it to the metadata with {@link #addedTo}.
 *
 * @param number of the frame, as the camera counts
 * @param time of the camera's clock, which has no time zone
 */
public record FrameStamp(long number, LocalDateTime time) {
    private static final int PIXELS = 14;

    /**
     * Reads it.
     *
     * @throws CameraException if the frame is of another type than uint16, too narrow, or has no valid stamp
     */
    public static FrameStamp of(Frame frame) {
        if (frame.type() != PixelType.UINT16 || frame.width() < PIXELS) {
            throw new CameraException(
                    "timestamp", "wants a uint16 frame at least " + PIXELS + " pixels wide, got " + frame.shape());
        }
        short[] pixels = frame.shorts();
        try {
            return new FrameStamp(
                    number(pixels, 0, 4),
                    LocalDateTime.of(
                            number(pixels, 4, 2),
                            number(pixels, 6, 1),
                            number(pixels, 7, 1),
                            number(pixels, 8, 1),
                            number(pixels, 9, 1),
                            number(pixels, 10, 1),
                            1000 * number(pixels, 11, 3)));
        } catch (DateTimeException e) {
            throw new CameraException("timestamp", "the frame has no valid one", e);
        }
    }

    /** The frame with its {@code frame_number} and its {@code timestamp} (ISO 8601) in the metadata. Copies no pixels. */
    public static Frame addedTo(Frame frame) {
        FrameStamp stamp = of(frame);
        return frame.with("frame_number", stamp.number).with("timestamp", stamp.time.toString());
    }

    private static int number(short[] pixels, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int pixel = pixels[i] & 0xFFFF;
            int high = pixel >> 4;
            int low = pixel & 0xF;
            if (high > 9 || low > 9) {
                throw new DateTimeException("pixel " + i + " is " + pixel + ", which are no two digits");
            }
            number = 100 * number + 10 * high + low;
        }
        return number;
    }
}
