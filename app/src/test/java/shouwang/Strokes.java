package shouwang;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** What an elder draws on the glass, and what is none. */
public final class Strokes {
    private Strokes() {}

    /** A name of two strokes. */
    public static byte[] name() {
        return drawn(120, 40, 20, 90);
    }

    /** The glass as it lies there. */
    public static byte[] nothing() {
        return drawn(120, 40, 0, 0);
    }

    /** A finger that only touched it. */
    public static byte[] dot() {
        return drawn(120, 40, 20, 22);
    }

    /** As a page sends it. */
    public static String url(byte[] picture) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
    }

    private static byte[] drawn(int wide, int high, int from, int until) {
        var image = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, wide, high);
        pen.setColor(new Color(0x22302a));
        pen.setStroke(new BasicStroke(3));
        if (until > from) {
            pen.drawLine(from, 10, until, 10 + (until - from) / 4);
            pen.drawLine(from, 20, until, 20);
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
