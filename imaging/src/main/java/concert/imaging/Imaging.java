package concert.imaging;

import concert.frames.Frame;
import concert.frames.FramePool;
import concert.frames.PixelType;
import concert.frames.tiff.TiffWriter;
import concert.streams.Filter;
import concert.streams.Lease;
import concert.streams.Producer;
import concert.streams.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What sessions do with frames without a prefix. Functions make a new frame of frames; the filters, whose names end in
 * {@code -ing} or {@code -ion}, do the same to each frame of a stream and lend what they make. All frames that are made have
 * pixels of {@link PixelType#FLOAT32} unless a function says otherwise, and keep the metadata.
 */
public final class Imaging {
    private Imaging() {}

    /** The image without what the beam adds to it: {@code radio / flat}, and 0 where the flat is 0. */
    public static Frame flatCorrect(Frame radio, Frame flat) {
        return new FlatCorrection(flat, null).correct(radio);
    }

    /**
     * The image without what beam and detector add to it: {@code (radio - dark) / (flat - dark)}, and 0 where that
     * difference is 0.
     *
     * @throws IllegalArgumentException if the three are not of one size
     */
    public static Frame flatCorrect(Frame radio, Frame flat, Frame dark) {
        return new FlatCorrection(flat, dark).correct(radio);
    }

    /** {@link #flatCorrect(Frame, Frame)} of each frame. */
    public static Filter<Frame, Frame> flatCorrection(Frame flat) {
        return made(() -> new FlatCorrection(flat, null)::correct);
    }

    /** {@link #flatCorrect(Frame, Frame, Frame)} of each frame. */
    public static Filter<Frame, Frame> flatCorrection(Frame flat, Frame dark) {
        return made(() -> new FlatCorrection(flat, dark)::correct);
    }

    /** How much a sample absorbs: {@code -ln} of each pixel of a corrected frame; infinite where it is 0. */
    public static Frame absorptivity(Frame corrected) {
        return madeOf(corrected, PointwiseStep.of(pixel -> (float) -Math.log(pixel)));
    }

    /** {@link #absorptivity} of each frame. */
    public static Filter<Frame, Frame> absorption() {
        return made(() -> PointwiseStep.of(pixel -> (float) -Math.log(pixel)));
    }

    /** The frame with its least pixel at 0 and its greatest at 1. */
    public static Frame normalize(Frame frame) {
        return normalize(frame, 0, 1);
    }

    /** The frame with its least pixel at {@code min} and its greatest at {@code max}; all {@code min} if they are equal. */
    public static Frame normalize(Frame frame, double min, double max) {
        Statistics now = statistics(frame);
        double scale = now.max() > now.min() ? (max - min) / (now.max() - now.min()) : 0;
        return madeOf(frame, PointwiseStep.of(pixel -> (float) ((pixel - now.min()) * scale + min)));
    }

    /** {@link #filterLowFrequencies(Frame, double)} with a full width at half maximum of 32 px. */
    public static Frame filterLowFrequencies(Frame frame) {
        return filterLowFrequencies(frame, 32);
    }

    /**
     * The frame without what changes slowly in it: each pixel less the mean around it, weighted by a Gaussian, plus the mean
     * of all. A wave of frequency {@code nu} per pixel keeps {@code 1 - exp(-2 pi^2 sigma^2 nu^2)} of its height, with {@code
     * sigma = fwhm / (2 sqrt(2 ln 2))}; so half of it is left at {@code nu = 0.44 / fwhm}. Beyond the border the frame is
     * mirrored.
     *
     * @param fwhm full width of the Gaussian at half its maximum, in pixels, from 2 to the frame's larger size
     * @throws IllegalArgumentException also for NaN and infinite pixels
     */
    public static Frame filterLowFrequencies(Frame frame, double fwhm) {
        return HighPass.of(frame, fwhm);
    }

    /**
     * The mean of several frames, pixel by pixel.
     *
     * @throws IllegalArgumentException without a frame, and for frames of different sizes
     */
    public static Frame average(List<Frame> frames) {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("average wants at least one frame, got none");
        }
        Frame mean = Frame.of(
                PixelType.FLOAT32, frames.getFirst().width(), frames.getFirst().height());
        RunningMean running = new RunningMean();
        frames.forEach(frame -> running.apply(frame, mean));
        return mean.withMetadata(frames.getFirst().metadata());
    }

    /** After each frame the mean of all so far: of a series of darks or flats, the last one counts. */
    public static Filter<Frame, Frame> averaging() {
        return made(RunningMean::new);
    }

    /** Least, greatest and mean pixel, and how much they differ. */
    public static Statistics statistics(Frame frame) {
        return Statistics.of(frame);
    }

    /**
     * The frame with pixels of another type. A value that the type cannot have becomes the nearest that it can, NaN of whole
     * numbers 0; nothing is scaled, for which {@link #normalize(Frame, double, double)} is there.
     */
    public static Frame convert(Frame frame, PixelType type) {
        Frame converted = Frame.of(type, frame.width(), frame.height());
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                converted.set(x, y, frame.get(x, y));
            }
        }
        return converted.withMetadata(frame.metadata());
    }

    /**
     * The part of a frame from column {@code x} and row {@code y} on, of the same type.
     *
     * @throws IllegalArgumentException if it is not inside the frame
     */
    public static Frame crop(Frame frame, int x, int y, int width, int height) {
        Frame part = Frame.of(frame.type(), width, height);
        frame.copyTo(part, x, y);
        return part.withMetadata(frame.metadata());
    }

    /** Some of the columns and rows of a frame, of the same type. */
    public static Frame downsize(Frame frame, Slice columns, Slice rows) {
        Downsizing smaller = new Downsizing(columns, rows);
        Frame small = Frame.of(frame.type(), smaller.width(frame), smaller.height(frame));
        smaller.apply(frame, small);
        return small.withMetadata(frame.metadata());
    }

    /** {@link #downsize} of each frame; for fewer frames there is {@link concert.streams.Filters#slice}. */
    public static Filter<Frame, Frame> downsizing(Slice columns, Slice rows) {
        Downsizing smaller = new Downsizing(columns, rows);
        return lending(() -> (frame, pool) -> {
            Frame small = pool.take(frame.type(), smaller.width(frame), smaller.height(frame));
            smaller.apply(frame, small);
            return small;
        });
    }

    /** The frame in 8-bit shades of grey, for who shows it. */
    public static Frame grey(Frame frame, Contrast contrast) {
        return Preview.of(frame, contrast);
    }

    /** The same in a smaller size, where each pixel is the mean of those that it stands for. */
    public static Frame grey(Frame frame, Contrast contrast, int width, int height) {
        return Preview.of(frame, contrast, width, height);
    }

    /**
     * Writes a frame as PNG, in shades of grey, in place of a file that is there. For looking at: data is kept as TIFF.
     *
     * @throws UncheckedIOException if that cannot be written; then the file before is still there
     */
    public static void writePng(Frame frame, Path file, Contrast contrast) {
        try {
            PngFile.write(grey(frame, contrast), file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    // ---- files

    /**
     * Writes all frames of a stream into a new TIFF file, one page each with its metadata as JSON; its value is how many.
     * With a place for a number in the name, as in {@code "frame_{:>06}.tif"}, each frame is a file of its own.
     *
     * <p>What has been written stays and can be read, also when the stream fails, is cancelled, or the process is killed.
     * A stream fails if the file exists already, cannot be written, or a frame is not like those before.
     */
    public static Sink<Frame, Long> tiffWriter(String file) {
        Path path = Path.of(file);
        return TiffStreams.sink(path, () -> TiffWriter.create(path));
    }

    /** As {@link #tiffWriter(String)}, with a new file, numbered by its first frame, once one would exceed so many bytes. */
    public static Sink<Frame, Long> tiffWriter(String file, long bytesPerFile) {
        Path path = Path.of(file);
        return TiffStreams.sink(path, () -> TiffWriter.create(path, bytesPerFile));
    }

    /**
     * The frames of TIFF files, in their natural order: of one file, of all in a folder, or of those that match a pattern
     * such as {@code "scans/frame_*.tif"}.
     */
    public static Producer<Frame> tiffReader(String pattern) {
        return TiffStreams.producer(pattern);
    }

    private static Frame madeOf(Frame frame, Step step) {
        Frame made = Frame.of(PixelType.FLOAT32, frame.width(), frame.height());
        step.apply(frame, made);
        return made.withMetadata(frame.metadata());
    }

    /** What a filter makes of a frame, in one of the pool. */
    private interface Making {
        Frame of(Frame frame, FramePool pool);
    }

    /** Makes a frame of floats of each frame. */
    private static Filter<Frame, Frame> made(Supplier<Step> begin) {
        return lending(() -> {
            Step step = begin.get();
            return (frame, pool) -> {
                Frame made = pool.take(PixelType.FLOAT32, frame.width(), frame.height());
                step.apply(frame, made);
                return made;
            };
        });
    }

    /** Makes a frame of each frame, in a pool of the stream's own, and keeps what is known of it. */
    private static Filter<Frame, Frame> lending(Supplier<Making> begin) {
        return out -> {
            Making making = begin.get();
            FramePool pool = new FramePool();
            Lease<Frame> lease = new Lease<>(Frame::copy, pool::giveBack);
            return frame -> out.lend(making.of(frame, pool).withMetadata(frame.metadata()), lease);
        };
    }
}
