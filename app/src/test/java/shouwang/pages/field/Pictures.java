package shouwang.pages.field;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** What a phone's camera sees in tests. */
final class Pictures {
    private static final int WIDE = 640;
    private static final int HIGH = 480;

    private Pictures() {}

    /** A picture that hardly any compression makes smaller, and its pixels must. */
    static byte[] noise(int wide, int high) throws IOException {
        var image = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        var dice = new Random(1);
        for (var y = 0; y < high; y++) {
            for (var x = 0; x < wide; x++) {
                image.setRGB(x, y, dice.nextInt(0x1000000));
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** A short film (YUV4MPEG2) of a QR on a wall, for the browser's camera. */
    static Path filmOfCode(String text) throws IOException {
        var film = Files.createTempFile("card", ".y4m");
        var luma = new byte[WIDE * HIGH];
        Arrays.fill(luma, (byte) 200);
        var code = code(text);
        for (var y = 0; y < code.getHeight(); y++) {
            for (var x = 0; x < code.getWidth(); x++) {
                luma[(y + 60) * WIDE + x + 140] = (byte) (code.get(x, y) ? 30 : 230);
            }
        }
        var chroma = new byte[WIDE * HIGH / 2];
        Arrays.fill(chroma, (byte) 128);
        try (var out = Files.newOutputStream(film)) {
            out.write("YUV4MPEG2 W640 H480 F10:1 Ip C420jpeg\n".getBytes(StandardCharsets.US_ASCII));
            for (var n = 0; n < 10; n++) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(luma);
                out.write(chroma);
            }
        }
        return film;
    }

    private static BitMatrix code(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 360, 360);
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
