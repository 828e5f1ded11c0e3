package shouwang.pages;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR as an SVG path, sharp at any size and without inline style.
 *
 * @param edge modules along one side, the quiet zone of four on each side with it
 */
public record QrDrawing(int edge, String path) {
    private static final int QUIET = 4;

    public static QrDrawing of(String text) {
        try {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            return new QrDrawing(matrix.getWidth() + 2 * QUIET, path(matrix));
        } catch (WriterException e) {
            throw new IllegalStateException("too long for a QR", e);
        }
    }

    /** One stroke for each run of dark modules in a row. */
    private static String path(ByteMatrix matrix) {
        var path = new StringBuilder();
        for (var y = 0; y < matrix.getHeight(); y++) {
            for (var x = 0; x < matrix.getWidth(); x++) {
                var from = x;
                while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + QUIET).append(' ').append(y + QUIET)
                            .append('h').append(x - from).append("v1h-").append(x - from)
                                    .append('z');
                }
            }
        }
        return path.toString();
    }
}
