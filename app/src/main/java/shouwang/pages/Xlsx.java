package shouwang.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import shouwang.access.Exports;

/** A workbook as an answer: to be kept under a name, by nobody on the way. */
public final class Xlsx {
    private static final MediaType TYPE = MediaType.parseMediaType(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Xlsx() {}

    /** A workbook made in memory. */
    public static ResponseEntity<byte[]> of(String name, byte[] workbook) {
        return ResponseEntity.ok().contentType(TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name)).body(workbook);
    }

    /**
     * One sheet of few rows, under a title where there is one; numbers stay numbers.
     *
     * @param file the name without its ending, the sheet's too
     * @param stamp who took it and when: the last line of the sheet
     */
    public static ResponseEntity<byte[]> table(String file, String sheet, @Nullable String title,
            List<String> heads, List<? extends List<?>> rows, Exports.Stamp stamp) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "守望", "1.0")) {
            var page = book.newWorksheet(sheet);
            var at = 0;
            if (title != null) {
                page.value(at++, 0, title);
            }
            for (var column = 0; column < heads.size(); column++) {
                page.value(at, column, heads.get(column));
                page.style(at, column).bold().set();
            }
            for (var row : rows) {
                at++;
                for (var column = 0; column < row.size(); column++) {
                    if (row.get(column) instanceof Number number) {
                        page.value(at, column, number);
                    } else {
                        page.value(at, column, String.valueOf(row.get(column)));
                    }
                }
            }
            page.value(at + 2, 0, Export.line(stamp));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(file + ".xlsx", out.toByteArray());
    }

    /** Before a workbook is written row by row into the answer. */
    public static void head(HttpServletResponse response, String name) {
        response.setContentType(TYPE.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build()
                .toString();
    }
}
