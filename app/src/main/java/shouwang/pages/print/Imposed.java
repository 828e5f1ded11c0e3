package shouwang.pages.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * Puts cards on sheets of A4, as many as fit, with a dashed line to cut along: village printers
 * take A4 and nothing else.
 */
final class Imposed {
    private static final float SLACK = 3;

    private Imposed() {}

    static void onA4(ByteArrayOutputStream cards, OutputStream out) throws IOException {
        try (var source = Loader.loadPDF(cards.toByteArray()); var sheets = new PDDocument()) {
            var card = source.getPage(0).getMediaBox();
            var upright = fit(PDRectangle.A4, card);
            var turned = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
            var paper = fit(turned, card) > upright ? turned : PDRectangle.A4;
            var columns = Math.max(1, across(paper.getWidth(), card.getWidth()));
            var each = Math.max(1, fit(paper, card));
            var layers = new LayerUtility(sheets);
            for (var first = 0; first < source.getNumberOfPages(); first += each) {
                var page = new PDPage(paper);
                sheets.addPage(page);
                try (var pen = new PDPageContentStream(sheets, page)) {
                    for (var n = 0; n < each && first + n < source.getNumberOfPages(); n++) {
                        var x = n % columns * card.getWidth();
                        var y = paper.getHeight() - (n / columns + 1) * card.getHeight();
                        pen.saveGraphicsState();
                        pen.transform(Matrix.getTranslateInstance(x, y));
                        pen.drawForm(layers.importPageAsForm(source, first + n));
                        pen.restoreGraphicsState();
                        cut(pen, x, y, card);
                    }
                }
            }
            sheets.save(out);
        }
    }

    private static int across(float sheet, float card) {
        return (int) ((sheet + SLACK) / card);
    }

    private static int fit(PDRectangle sheet, PDRectangle card) {
        return across(sheet.getWidth(), card.getWidth())
                * across(sheet.getHeight(), card.getHeight());
    }

    private static void cut(PDPageContentStream pen, float x, float y, PDRectangle card)
            throws IOException {
        pen.setLineDashPattern(new float[] {4, 4}, 0);
        pen.setStrokingColor(0.6f);
        pen.setLineWidth(0.5f);
        pen.addRect(x, y, card.getWidth(), card.getHeight());
        pen.stroke();
    }
}
