package concert.bench;

import concert.frames.Frame;
import concert.frames.PixelType;
import concert.frames.tiff.TiffWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Frames of 2048 x 2048 uint16 into a file. */
final class TiffWriting implements Benchmark {
    private static final int SIZE = 2048;
    private static final int FRAMES = 24;

    private final Frame frame = Frame.of(PixelType.UINT16, SIZE, SIZE).with("angle", 0.5);
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect((int) frame.sizeInBytes()).order(ByteOrder.LITTLE_ENDIAN);
    private final Path folder;

    TiffWriting() throws IOException {
        folder = Files.createTempDirectory("concert-bench-");
    }

    @Override
    public Row row() {
        return new Row(
                "tiff",
                "write a MB of uint16 frames of 2048 x 2048 as TIFF",
                "write the same pixels with one FileChannel, by way of a direct buffer",
                "us",
                Budget.timesBaseline(1 / 0.9));
    }

    @Override
    public double work() throws Exception {
        Path file = folder.resolve("frames.tif");
        try {
            long begin = System.nanoTime();
            try (TiffWriter writer = TiffWriter.create(file)) {
                for (int i = 0; i < FRAMES; i++) {
                    writer.write(frame);
                }
            }
            return perMegabyte(begin);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public double baseline() throws Exception {
        Path file = folder.resolve("frames.raw");
        try {
            long begin = System.nanoTime();
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                for (int i = 0; i < FRAMES; i++) {
                    buffer.clear().asShortBuffer().put(frame.shorts());
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                }
            }
            return perMegabyte(begin);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private double perMegabyte(long begin) {
        return (System.nanoTime() - begin) / 1e3 / (FRAMES * frame.sizeInBytes() / 1e6);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // a folder in the place for what nobody needs
        }
    }
}
