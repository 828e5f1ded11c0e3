package shouwang.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

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
