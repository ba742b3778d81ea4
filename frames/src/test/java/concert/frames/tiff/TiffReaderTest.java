package concert.frames.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of others, and bad ones. */
class TiffReaderTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("image.tif");
    }

    @ParameterizedTest
    @EnumSource
    void classicFilesOfTheJdkAreReadInBothByteOrders(PixelType type) throws Exception {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Files.deleteIfExists(file);
            ClassicFiles.write(file, type, 3, order);
            assertThat(Files.readAllBytes(file)[0]).isEqualTo((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I'));
            try (TiffReader reader = TiffReader.open(file)) {
                assertThat(reader.pages()).isEqualTo(3);
                for (int i = 0; i < 3; i++) {
                    assertThat(reader.read(i)).isEqualTo(ClassicFiles.frame(type, i));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 2, -1 -128 127", "16, 2, -1 -32768 513", "8, 1, 255 128 127", "16, 1, 65535 32768 513"})
    void signedPixelsOfFewBitsBecomeInt32(int bits, int format, String values) throws Exception {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            ByteBuffer pixels = ByteBuffer.allocate(3 * bits / 8).order(order);
            String[] each = values.split(" ");
            for (String value : each) {
                if (bits == 8) {
                    pixels.put((byte) Integer.parseInt(value));
                } else {
                    pixels.putShort((short) Integer.parseInt(value));
                }
            }
            Files.write(file, new Classic(order).tag(258, bits).tag(339, format).of(3, 1, pixels.array()));
            Frame frame = read();
            for (int i = 0; i < 3; i++) {
                assertThat(frame.get(i, 0)).isEqualTo(Double.parseDouble(each[i]));
            }
            assertThat(frame.type() == PixelType.INT32).isEqualTo(format == 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ImageJ=1.53t\nimages=3", "a photo", "[1, 2]", "{\"broken\": ", "{} {}", "12"})
    void aDescriptionThatIsNoJsonObjectIsKeptAsItIs(String text) throws Exception {
        Files.write(file, new Classic(ByteOrder.BIG_ENDIAN).description(text).of(1, 1, new byte[1]));
        assertThat(read().metadata()).isEqualTo(Map.of("description", text));
    }

    @Test
    void metadataAreTheJsonWithoutTheShapePythonsNaNToo() throws Exception {
        String text = "{\"gain\": 1.5, \"bad\": NaN, \"none\": null, \"big\": 12345678901234567890, \"shape\": [1, 1]}";
        Files.write(file, new Classic(ByteOrder.LITTLE_ENDIAN).description(text).of(1, 1, new byte[1]));
        assertThat(read().metadata())
                .isEqualTo(Map.of("gain", 1.5, "bad", Double.NaN, "big", new BigInteger("12345678901234567890")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "259 | 5 | is compressed (LZW); only gray, uncompressed strips are read",
                "259 | 34000 | is compressed (method 34000); only gray, uncompressed strips are read",
                "277 | 3 | is not gray, but black is zero with 3 samples a pixel; only gray, uncompressed strips are read",
                "262 | 3 | is not gray, but a palette with 1 samples a pixel; only gray, uncompressed strips are read",
                "322 | 64 | is tiled; only gray, uncompressed strips are read",
                "258 | 64 | is of uint64 pixels; a frame has uint8, uint16, int32 or float32",
                "258 | 32 | is of uint32 pixels; a frame has uint8, uint16, int32 or float32",
                "258 | 1 | is of uint1 pixels; a frame has uint8, uint16, int32 or float32",
                "256 | 0 | is of 0 x 1 pixels, which no frame has",
                "256 | 60000 | is of 60000 x 60000 pixels, which no frame has",
                "278 | 0 | none",
            })
    void aPageThatNoFrameCanBeIsRefused(int tag, int value, String why) throws Exception {
        Classic image = new Classic(ByteOrder.LITTLE_ENDIAN).tag(tag, value);
        if (value == 60000) {
            image.tag(257, value);
        }
        Files.write(file, image.of(1, 1, new byte[1]));
        if (why.equals("none")) {
            assertThat(read().length()).isEqualTo(1);
        } else {
            assertThatThrownBy(() -> TiffReader.open(file)).hasMessage(file + ": page 0 " + why);
        }
    }

    @Test
    void colourAndCompressionOfTheJdkAreRefused() throws Exception {
        BufferedImage colour = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        ClassicFiles.write(file, ByteOrder.LITTLE_ENDIAN, "", colour);
        assertThatThrownBy(() -> TiffReader.open(file))
                .hasMessage(file + ": page 0 is not gray, but RGB with 3 samples a pixel;"
                        + " only gray, uncompressed strips are read");
        Files.delete(file);
        BufferedImage gray = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        ClassicFiles.write(file, ByteOrder.LITTLE_ENDIAN, "Deflate", gray);
        assertThatThrownBy(() -> TiffReader.open(file))
                .hasMessage(file + ": page 0 is compressed (Deflate); only gray, uncompressed strips are read");
    }

    @Test
    void whatIsNoTiffFileIsRefused() throws Exception {
        assertThatThrownBy(() -> TiffReader.open(file))
                .isInstanceOf(TiffException.class)
                .hasMessage(file + ": cannot be read: there is no such file or folder");
        assertThatThrownBy(() -> TiffReader.open(folder)).hasMessage(folder + ": cannot be read: Is a directory");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> TiffReader.open(file)).hasMessage(file + ": is empty");
        Files.writeString(file, "II*");
        assertThatThrownBy(() -> TiffReader.open(file)).hasMessage(file + ": is no TIFF file");
        Files.writeString(file, "Once upon a time");
        assertThatThrownBy(() -> TiffReader.open(file)).hasMessage(file + ": is no TIFF file");
    }

    @Test
    void aPageThatIsNotThereIsRefused() throws Exception {
        ClassicFiles.write(file, PixelType.UINT8, 2);
        TiffReader reader = TiffReader.open(file);
        assertThatThrownBy(() -> reader.read(2)).hasMessage(file + ": has no page 2: it has 2, counted from 0");
        assertThatThrownBy(() -> reader.read(-3)).hasMessage(file + ": has no page -3: it has 2, counted from 0");
        reader.close();
        reader.close();
        assertThatThrownBy(() -> reader.read(0)).hasMessage(file + ": its reader is closed");
    }

    @Test
    void pagesInACircleAreRefused() throws Exception {
        byte[] bytes = new Classic(ByteOrder.LITTLE_ENDIAN).nextIsItself().of(1, 1, new byte[1]);
        Files.write(file, bytes);
        assertThatThrownBy(() -> TiffReader.open(file))
                .hasMessage(file + ": is damaged: its pages follow each other in a circle");
    }

    /** A page of 40 000 x 40 000 pixels in a file of 200 bytes; fields of 2^32 values. */
    @Test
    void whatTheFileCannotHoldTakesNoMemory() throws Exception {
        byte[] large = new Classic(ByteOrder.LITTLE_ENDIAN)
                .tag(256, 40_000)
                .tag(257, 40_000)
                .of(1, 1, new byte[1]);
        Files.write(file, large);
        assertThatThrownBy(() -> TiffReader.open(file))
                .hasMessage(file + ": is cut off: not even its first page is whole");
        byte[] many = new Classic(ByteOrder.LITTLE_ENDIAN).count(273, -2).of(1, 1, new byte[1]);
        Files.write(file, many);
        assertThatThrownBy(() -> TiffReader.open(file)).isInstanceOf(TiffException.class);
    }

    /** Whatever is in a file: frames or one clear line, and soon. */
    @Test
    void damagedFilesAreReadOrRefused() throws Exception {
        Path good = folder.resolve("good.tif");
        try (TiffWriter writer = TiffWriter.create(good)) {
            for (int i = 0; i < 3; i++) {
                writer.write(Patterns.frame(PixelType.UINT16, 4, 3, i).withMetadata(Patterns.metadata(i)));
            }
        }
        byte[][] wholes = {
            Files.readAllBytes(good),
            new Classic(ByteOrder.BIG_ENDIAN)
                    .tag(258, 16)
                    .description("{\"a\":1}")
                    .of(3, 2, new byte[12])
        };
        Random random = new Random(42);
        int read = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = wholes[round % 2].clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int value = random.nextBoolean() ? random.nextInt(256) : random.nextBoolean() ? 0xFF : 0;
                bytes[random.nextInt(bytes.length)] = (byte) value;
            }
            Files.write(file, bytes);
            try (TiffReader reader = TiffReader.open(file)) {
                for (int i = 0; i < reader.pages(); i++) {
                    reader.read(i);
                    read++;
                }
            } catch (TiffException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
            }
        }
        assertThat(read).isPositive();
    }

    private Frame read() throws IOException {
        try (TiffReader reader = TiffReader.open(file)) {
            return reader.read(0);
        }
    }

    /** Makes a classic file of one page and one strip, with fields of one's own. */
    private static final class Classic {
        private final ByteOrder order;
        private final Map<Integer, Integer> tags = new TreeMap<>();
        private final Map<Integer, Integer> counts = new HashMap<>();
        private String description = "";
        private boolean circle;

        Classic(ByteOrder order) {
            this.order = order;
            tag(258, 8).tag(259, 1).tag(262, 1).tag(277, 1).tag(278, 1000);
        }

        Classic tag(int tag, int value) {
            tags.put(tag, value);
            return this;
        }

        Classic count(int tag, int count) {
            counts.put(tag, count);
            return this;
        }

        Classic description(String text) {
            description = text;
            counts.put(270, text.length() + 1);
            return this;
        }

        Classic nextIsItself() {
            circle = true;
            return this;
        }

        byte[] of(int width, int height, byte[] pixels) {
            byte[] text = (description + "....\0").getBytes(StandardCharsets.US_ASCII);
            text[description.length()] = 0;
            tags.putIfAbsent(256, width);
            tags.putIfAbsent(257, height);
            tags.put(273, 8);
            int directory = 8 + pixels.length + text.length;
            if (!description.isEmpty()) {
                int first = ByteBuffer.wrap(text).order(order).getInt();
                tags.put(270, description.length() < 4 ? first : 8 + pixels.length);
            }
            ByteBuffer file =
                    ByteBuffer.allocate(directory + 6 + 12 * tags.size()).order(order);
            file.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
            file.putShort((short) 42).putInt(directory).put(pixels).put(text);
            file.putShort((short) tags.size());
            tags.forEach((tag, value) -> {
                int type = tag == 270 ? Tag.ASCII : Tag.LONG;
                file.putShort(tag.shortValue()).putShort((short) type);
                file.putInt(counts.getOrDefault(tag, 1)).putInt(value);
            });
            return file.putInt(circle ? directory : 0).array();
        }
    }
}
