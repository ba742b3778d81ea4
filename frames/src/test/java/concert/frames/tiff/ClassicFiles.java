package concert.frames.tiff;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Classic TIFF files of several strips, which the JDK writes. */
final class ClassicFiles {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;

    private ClassicFiles() {}

    static Frame frame(PixelType type, int number) {
        return Patterns.frame(type, WIDTH, HEIGHT, number);
    }

    static Path write(Path file, PixelType type, int pages) throws IOException {
        return write(file, type, pages, ByteOrder.LITTLE_ENDIAN);
    }

    static Path write(Path file, PixelType type, int pages, ByteOrder order) throws IOException {
        BufferedImage[] images = new BufferedImage[pages];
        for (int i = 0; i < pages; i++) {
            images[i] = image(frame(type, i));
        }
        return write(file, order, "", images);
    }

    static Path write(Path file, ByteOrder order, String compression, BufferedImage... images) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        if (!compression.isEmpty()) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
        }
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(header(writer.getDefaultStreamMetadata(how), order));
            for (BufferedImage image : images) {
                writer.writeToSequence(new IIOImage(image, null, null), how);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static IIOMetadata header(IIOMetadata header, ByteOrder order) throws IOException {
        String format = header.getNativeMetadataFormatName();
        IIOMetadataNode root = new IIOMetadataNode(format);
        IIOMetadataNode byteOrder = new IIOMetadataNode("ByteOrder");
        byteOrder.setAttribute("value", order.toString());
        root.appendChild(byteOrder);
        header.setFromTree(format, root);
        return header;
    }

    private static BufferedImage image(Frame frame) {
        int type = switch (frame.type()) {
            case UINT8 -> DataBuffer.TYPE_BYTE;
            case UINT16 -> DataBuffer.TYPE_USHORT;
            case INT32 -> DataBuffer.TYPE_INT;
            case FLOAT32 -> DataBuffer.TYPE_FLOAT;
        };
        WritableRaster raster =
                Raster.createWritableRaster(new BandedSampleModel(type, frame.width(), frame.height(), 1), null);
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                raster.setSample(x, y, 0, frame.get(x, y));
            }
        }
        ColorSpace gray = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        return new BufferedImage(
                new ComponentColorModel(gray, false, false, ComponentColorModel.OPAQUE, type), raster, false, null);
    }
}
