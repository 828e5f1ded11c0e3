package shouwang.pages.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/**
 * Turns a template into PDF, with the bundled Chinese letters. One document for a whole village,
 * so that the letters are read and embedded once.
 */
@Component
public class Printer {
    private static final int QR_EDGE = 148;
    private final TemplateEngine templates;
    private final byte[] regular = read("/fonts/NotoSansSC_400Regular.ttf");
    private final byte[] bold = read("/fonts/NotoSansSC_700Bold.ttf");
    private final Letters letters = new Letters(regular);
    private final String nine = data(read("/print/nine.png"));

    Printer(TemplateEngine templates) {
        this.templates = templates;
    }

    private static byte[] read(String resource) {
        try (var in = Objects.requireNonNull(Printer.class.getResourceAsStream(resource),
                resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String data(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /** The nine pictograms, as an address for a template. */
    String nine() {
        return nine;
    }

    public void print(String template, Object view, OutputStream out) throws IOException {
        var html = new StringOutput();
        templates.render(template, Map.of("sheet", view), html);
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useFont(() -> new ByteArrayInputStream(regular), "Noto Sans SC", 400,
                FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(bold), "Noto Sans SC", 700,
                FontStyle.NORMAL, true);
        builder.withHtmlContent(letters.printable(html.toString()), null);
        builder.toStream(out);
        builder.run();
    }

    /** A QR as the address of a picture; damage of a quarter of it does no harm. */
    static String qr(String text) {
        try {
            var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, QR_EDGE, QR_EDGE,
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q,
                            EncodeHintType.MARGIN, 0));
            var image = new BufferedImage(matrix.getWidth(), matrix.getHeight(),
                    BufferedImage.TYPE_BYTE_BINARY);
            for (var y = 0; y < matrix.getHeight(); y++) {
                for (var x = 0; x < matrix.getWidth(); x++) {
                    image.setRGB(x, y, matrix.get(x, y) ? 0 : 0xFFFFFF);
                }
            }
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return data(out.toByteArray());
        } catch (WriterException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
