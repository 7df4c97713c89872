package io.ashlar.models.images;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A GIF's first frame on its canvas; what it leaves free has the transparent colour, or else the first. */
final class GifCanvas {
    private static final int SCREEN = 6;

    private GifCanvas() {}

    static RgbImage place(BufferedImage frame, ImageReader reader, byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int width = bytes.getShort(SCREEN) & 0xffff;
        int height = bytes.getShort(SCREEN + 2) & 0xffff;
        IIOMetadata metadata = reader.getImageMetadata(0);
        Node root = metadata.getAsTree(metadata.getNativeMetadataFormatName());
        Element descriptor = (Element)
                ((Element) root).getElementsByTagName("ImageDescriptor").item(0);
        int left = Integer.parseInt(descriptor.getAttribute("imageLeftPosition"));
        int top = Integer.parseInt(descriptor.getAttribute("imageTopPosition"));
        if (!(frame.getColorModel() instanceof IndexColorModel palette)) {
            throw new IOException("it has no palette");
        }
        int transparent = palette.getTransparentPixel();
        int background = palette.getRGB(Math.max(0, transparent));
        RgbImage canvas = RgbImage.black(width, height);
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = x >= left && x - left < frame.getWidth() && y >= top && y - top < frame.getHeight();
                int color = background;
                if (inside) {
                    int index = frame.getRaster().getSample(x - left, y - top, 0);
                    color = index < palette.getMapSize() ? palette.getRGB(index) : 0;
                }
                canvas.pixels()[at++] = (byte) (color >> 16);
                canvas.pixels()[at++] = (byte) (color >> 8);
                canvas.pixels()[at++] = (byte) color;
            }
        }
        return canvas;
    }
}
