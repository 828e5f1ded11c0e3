package shouwang.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * {@code bench/run cards}: the demo village's wall cards in one PDF, asked for over HTTP as a clerk
 * does. The limit beside it is what no layout can save: reading the same two fonts, setting the
 * same words on as many bare pages, embedding what was used.
 */
public final class CardsBench {
    private static final String VILLAGE = "511922204206";
    private static final String ALL = "/people/cards/all.pdf?place=" + VILLAGE;

    private CardsBench() {}

    /** Milliseconds of each go, and what came of the last. */
    private record Measured(List<Double> millis, byte[] pdf) {
        double middle() {
            var sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        String row(String what, String pages) {
            return String.format(Locale.ROOT, "| %s | %s | %.0f | %.0f | %.2f |%n", what, pages,
                    millis.getFirst(), middle(), pdf.length / 1048576.0);
        }
    }

    /** Something that makes a PDF. */
    private interface Press {
        byte[] print() throws IOException, InterruptedException;
    }

    /** Options: {@code --rounds} after the first go, {@code --port}, {@code --data} a folder. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var options = Options.of(args);
        var rounds = options.number("rounds", 5);
        var data = Path.of(options.text("data", Files.createTempDirectory("cards").toString()));
        Measured cards;
        Measured sheets;
        try (var house = new DemoHouse(data, options.number("port", 8320))) {
            house.signIn("jingtian");
            cards = measure(rounds, () -> house.pdf(ALL));
            sheets = measure(rounds, () -> house.pdf(ALL + "&paper=A4"));
        }
        var words = words(cards.pdf);
        var bare = measure(rounds, () -> bare(words));
        var table = "# bench/run cards\n\n" + words.size() + " wall cards of the demo village in "
                + "one PDF over HTTP: facts, QR, layout, fonts. First go on a house just started, "
                + "then the middle of " + rounds + ". Beside it the limit: pdfbox alone reads the "
                + "same fonts and sets the same words on bare pages. "
                + Runtime.getRuntime().availableProcessors()
                + " cores, shared with the database. Aim: 177 cards ≤ 5 s.\n\n"
                + "| | pages | first ms | middle ms | MB |\n|---|--:|--:|--:|--:|\n"
                + cards.row("wall cards", String.valueOf(words.size()))
                + sheets.row("the same, two on an A4 sheet", String.valueOf(pages(sheets.pdf)))
                + bare.row("limit: words and fonts only", String.valueOf(words.size()))
                + String.format(Locale.ROOT, "%nMiddle ÷ limit: %.1f. "
                        + "Scaled to 177 cards: %.2f s warm, "
                        + "%.2f s on the first go.%n", cards.middle() / bare.middle(),
                        cards.middle() / words.size() * 177 / 1000,
                        cards.millis.getFirst() / words.size() * 177 / 1000);
        System.out.print(table);
        Files.writeString(Path.of("bench/results/cards.md"), table);
    }

    private static Measured measure(int rounds, Press press)
            throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        var pdf = new byte[0];
        for (var n = 0; n <= rounds; n++) {
            var from = System.nanoTime();
            pdf = press.print();
            millis.add((System.nanoTime() - from) / 1e6);
        }
        return new Measured(List.copyOf(millis), pdf);
    }

    private static int pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    /** The lines of each page, as a reader would copy them. */
    private static List<List<String>> words(byte[] pdf) throws IOException {
        var pages = new ArrayList<List<String>>();
        try (var document = Loader.loadPDF(pdf)) {
            var reader = new PDFTextStripper();
            for (var n = 1; n <= document.getNumberOfPages(); n++) {
                reader.setStartPage(n);
                reader.setEndPage(n);
                pages.add(Arrays.stream(Normalizer.normalize(reader.getText(document),
                        Normalizer.Form.NFKC).split("\\R")).toList());
            }
        }
        return pages;
    }

    private static byte[] bare(List<List<String>> words) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument();
                var regular = resource("/fonts/NotoSansSC_400Regular.ttf");
                var bold = resource("/fonts/NotoSansSC_700Bold.ttf")) {
            var fonts = new PDFont[] {PDType0Font.load(document, regular, true),
                PDType0Font.load(document, bold, true)};
            for (var lines : words) {
                var page = new PDPage();
                document.addPage(page);
                try (var pen = new PDPageContentStream(document, page)) {
                    pen.beginText();
                    pen.setLeading(14);
                    pen.newLineAtOffset(40, 760);
                    for (var n = 0; n < lines.size(); n++) {
                        pen.setFont(fonts[n % 2], 11);
                        pen.showText(printable(lines.get(n), fonts[n % 2]));
                        pen.newLine();
                    }
                    pen.endText();
                }
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    private static String printable(String line, PDFont font) {
        var kept = new StringBuilder();
        line.codePoints().forEach(letter -> {
            try {
                font.encode(Character.toString(letter));
                kept.appendCodePoint(letter);
            } catch (IOException | IllegalArgumentException e) {
                kept.append(' ');
            }
        });
        return kept.toString();
    }

    private static java.io.InputStream resource(String name) {
        return Objects.requireNonNull(CardsBench.class.getResourceAsStream(name), name);
    }
}
