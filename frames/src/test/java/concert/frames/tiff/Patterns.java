package concert.frames.tiff;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Frames whose pixels are a formula of their place and the frame's number: see {@code read_frames.py}. */
final class Patterns {
    private Patterns() {}

    /** All bits of the type are used, signs and fractions too. */
    static Frame frame(PixelType type, int width, int height, int number) {
        Frame frame = Frame.of(type, width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int k = (int) ((x * 7L + y * 13L + number * 17L) % 251);
                int i = y * width + x;
                switch (type) {
                    case UINT8 -> frame.bytes()[i] = (byte) k;
                    case UINT16 -> frame.shorts()[i] = (short) (k * 261);
                    case INT32 -> frame.ints()[i] = (k - 125) * 16_777_259;
                    case FLOAT32 -> frame.floats()[i] = (k - 125) / 8f;
                }
            }
        }
        return frame;
    }

    /** Of each kind that JSON has. */
    static Map<String, Object> metadata(int number) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("number", number);
        metadata.put("long", 10_000_000_000L + number);
        metadata.put("exposure", number + 0.25);
        metadata.put("mirror", number % 2 == 0);
        metadata.put("text", "frame " + number + " \"of\" 10 µm");
        metadata.put("nested", Map.of("list", List.of(number, 1.5, "a", List.of(true)), "map", Map.of("deep", number)));
        return metadata;
    }
}
