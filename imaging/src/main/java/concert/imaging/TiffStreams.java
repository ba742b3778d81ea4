package concert.imaging;

import concert.frames.Frame;
import concert.frames.FramePool;
import concert.frames.tiff.TiffSequence;
import concert.frames.tiff.TiffWriter;
import concert.streams.Lease;
import concert.streams.Producer;
import concert.streams.Sink;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Files as the ends of streams. */
final class TiffStreams {
    private TiffStreams() {}

    /** All that was written stays, whatever ends the stream. */
    static Sink<Frame, Long> sink(Path file, Supplier<TiffWriter> open) {
        Sink<Frame, Long> sink = items -> {
            try (TiffWriter writer = open.get()) {
                for (Frame frame : items) {
                    writer.write(frame);
                }
                return writer.frames();
            }
        };
        return sink.named("tiffWriter " + file);
    }

    static Producer<Frame> producer(String pattern) {
        return out -> {
            FramePool pool = new FramePool();
            Lease<Frame> lease = new Lease<>(Frame::copy, pool::giveBack);
            try (TiffSequence sequence = TiffSequence.open(Path.of(pattern))) {
                for (int i = 0; i < sequence.length() && out.lend(sequence.read(i, pool), lease); i++) {}
            }
        };
    }
}
