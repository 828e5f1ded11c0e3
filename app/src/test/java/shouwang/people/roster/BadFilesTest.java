package shouwang.people.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static shouwang.people.roster.Workbooks.id;
import static shouwang.people.roster.Workbooks.row;
import static shouwang.people.roster.Workbooks.xlsx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import shouwang.people.roster.sheet.RosterRefused.Code;
import shouwang.people.roster.sheet.RosterRefused;
import shouwang.people.roster.sheet.SheetLimits;

/** Files that are no roster, or hurt: each gets one clear sentence, none hurts the house. */
class BadFilesTest {
    private static final byte[] GOOD = Workbooks.jingtian();
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static RosterRefused refused(byte[] bytes, String name) {
        var refused = catchThrowableOfType(RosterRefused.class,
                () -> Roster.check(bytes, name, RosterAsk.on(Workbooks.TODAY)));
        assertThat(refused).as(name).isNotNull();
        assertThat(refused.say()).containsAnyOf("请").endsWith("。");
        assertThat(refused.code().status()).isBetween(400, 499);
        return refused;
    }

    private static Code code(byte[] bytes) {
        return refused(bytes, "花名册.xlsx").code();
    }

    /** The good workbook with one part put in or replaced. */
    private static byte[] with(String part, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(GOOD));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(part)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content);
        }
        return out.toByteArray();
    }

    @Test
    void a_file_above_the_limit_is_refused_unread() {
        assertThat(code(new byte[SheetLimits.FILE_BYTES + 1])).isEqualTo(Code.TOO_BIG);
    }

    @Test
    void an_empty_file_or_sheet_or_a_header_alone_has_nobody_in_it() {
        assertThat(code(new byte[0])).isEqualTo(Code.EMPTY);
        assertThat(code(" \r\n\r\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Code.EMPTY);
        assertThat(code(xlsx(row()))).isEqualTo(Code.EMPTY);
        assertThat(code(xlsx(row("姓名", "身份证号", "组")))).isEqualTo(Code.EMPTY);
        assertThat(code(xlsx(row("姓名", "身份证号", "组"), row("合计", "0人"))))
                .isEqualTo(Code.EMPTY);
    }

    @Test
    void a_sheet_without_a_header_says_which_columns_it_needs() {
        var file = xlsx(row("采购清单"), row("大米", 20), row("食用油", 5));
        assertThat(refused(file, "a.xlsx").code()).isEqualTo(Code.NO_HEADER);
        assertThat(refused(file, "a.xlsx").say()).contains("姓名");
    }

    @Test
    void what_is_no_workbook_at_all_is_refused() throws IOException {
        assertThat(code("%PDF-1.7 xyz".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Code.NOT_A_WORKBOOK);
        assertThat(code(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}))
                .isEqualTo(Code.NOT_A_WORKBOOK);
        assertThat(code("<html><table><tr><td>姓名</td></tr></table>"
                .getBytes(StandardCharsets.UTF_8))).isEqualTo(Code.OTHER_FORMAT);
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("花名册.xlsx"));
            out.write(GOOD);
        }
        assertThat(code(zip.toByteArray())).isEqualTo(Code.NOT_A_WORKBOOK);
        var noise = new byte[5_000];
        new Random(7).nextBytes(noise);
        assertThat(code(noise).status()).isEqualTo(415);
    }

    @Test
    void a_password_is_asked_to_be_taken_off() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var box = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("1234");
            try (var stream = encryptor.getDataStream(box)) {
                stream.write(GOOD);
            }
            box.writeFilesystem(out);
        }
        assertThat(code(out.toByteArray())).isEqualTo(Code.PASSWORD);
        var old = new ByteArrayOutputStream();
        try (var book = new HSSFWorkbook()) {
            book.createSheet().createRow(0).createCell(0).setCellValue("姓名");
            Biff8EncryptionKey.setCurrentUserPassword("1234");
            book.write(old);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertThat(code(old.toByteArray())).isEqualTo(Code.PASSWORD);
    }

    @Test
    void macros_are_not_let_in_under_any_name() throws IOException {
        assertThat(code(with("xl/vbaProject.bin", new byte[] {1, 2, 3}))).isEqualTo(Code.MACRO);
        assertThat(code(with("xl/macrosheets/sheet1.xml", new byte[] {1}))).isEqualTo(Code.MACRO);
        assertThat(refused(GOOD, "花名册.XLSM").code()).isEqualTo(Code.MACRO);
        var old = new ByteArrayOutputStream();
        try (var box = new POIFSFileSystem(); var book = new HSSFWorkbook()) {
            book.createSheet();
            var plain = new ByteArrayOutputStream();
            book.write(plain);
            box.createDocument(new ByteArrayInputStream(book.getBytes()), "Workbook");
            box.createDirectory("_VBA_PROJECT_CUR");
            box.writeFilesystem(old);
        }
        assertThat(code(old.toByteArray())).isEqualTo(Code.MACRO);
    }

    @Test
    void a_file_cut_anywhere_is_told_as_broken() {
        for (var part = 1; part < 40; part++) {
            var cut = Arrays.copyOf(GOOD, Math.max(4, GOOD.length * part / 40));
            assertThat(code(cut)).isEqualTo(Code.BROKEN);
        }
        var old = Workbooks.xls(new Workbooks.Page("表", Workbooks.jingtianPeople()));
        assertThat(code(Arrays.copyOf(old, old.length / 2)).status()).isEqualTo(422);
        var gbk = Workbooks.csv(',', Charset.forName("GB18030"), Workbooks.rows(row("姓名", "组")));
        assertThat(code(Arrays.copyOf(gbk, 3))).isEqualTo(Code.BROKEN);
    }

    @Test
    void broken_xml_and_entities_inside_are_told_as_broken() throws IOException {
        for (var xml : new String[] {"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>",
            "<worksheet><sheetData><row r=\"x\"/></sheetData></worksheet>",
            "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData>"
                + "</worksheet>",
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>"
                + "<row r=\"1\"><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>"}) {
            assertThat(code(with(SHEET, xml.getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(Code.BROKEN);
        }
    }

    @Test
    void a_bomb_is_stopped_while_it_inflates() throws IOException {
        var bomb = bomb(SHEET, 1L << 30);
        assertThat(bomb.length).isLessThan(3 << 20);
        assertThat(code(bomb)).isEqualTo(Code.TOO_BIG_INSIDE);
        assertThat(code(bomb("xl/sharedStrings.xml", 1L << 28))).isIn(Code.TOO_BIG_INSIDE);
        assertThat(code(bomb("[Content_Types].xml", 1L << 26))).isEqualTo(Code.TOO_BIG_INSIDE);
    }

    /** A workbook whose one part is spaces without end. */
    private static byte[] bomb(String part, long size) throws IOException {
        var out = new ByteArrayOutputStream();
        var strings = "<si><t>x</t></si>".getBytes(StandardCharsets.UTF_8);
        try (InputStream in = new ByteArrayInputStream(xlsx(row("姓名", "身份证号", "组"),
                row("盖志", id("19420315", 11), "3组")));
                var from = new ZipInputStream(in); var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                var bytes = from.readAllBytes();
                if (!entry.getName().equals(part)) {
                    zip.write(bytes);
                    continue;
                }
                var text = new String(bytes, StandardCharsets.UTF_8);
                var at = text.lastIndexOf("</");
                zip.write(text.substring(0, at).getBytes(StandardCharsets.UTF_8));
                var chunk = new byte[1 << 20];
                Arrays.fill(chunk, (byte) ' ');
                System.arraycopy(strings, 0, chunk, 0, part.contains("shared")
                        ? strings.length : 0);
                for (var written = 0L; written < size; written += chunk.length) {
                    zip.write(chunk);
                }
                zip.write(text.substring(at).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @Test
    void two_million_rows_are_refused_in_a_csv_and_in_a_workbook() throws IOException {
        var line = "盖志,3组\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        var csv = new ByteArrayOutputStream();
        csv.write("姓名,组\n".getBytes(StandardCharsets.UTF_8));
        for (var i = 0; i < 2_000; i++) {
            csv.write(line);
        }
        assertThat(code(csv.toByteArray())).isEqualTo(Code.TOO_MANY_ROWS);
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "t", "1.0")) {
            var sheet = book.newWorksheet("表");
            sheet.value(0, 0, "姓名");
            sheet.value(0, 1, "组");
            for (var i = 1; i <= 210_000; i++) {
                sheet.inlineString(i, 0, "盖志" + (char) ('一' + i % 5_000));
                sheet.value(i, 1, i % 97);
                if (i % 5_000 == 0) {
                    sheet.flush();
                }
            }
        }
        assertThat(code(out.toByteArray())).isEqualTo(Code.TOO_MANY_ROWS);
    }

    @Test
    void a_million_empty_rows_below_the_roster_are_no_reason_to_refuse() throws IOException {
        var xml = new StringBuilder("<worksheet><sheetData><row r=\"1\">"
                + "<c t=\"str\"><v>姓名</v></c><c t=\"str\"><v>身份证号</v></c>"
                + "<c t=\"str\"><v>组</v></c></row><row r=\"2\"><c t=\"str\"><v>盖志</v></c>"
                + "<c t=\"str\"><v>" + id("19420315", 11) + "</v></c><c t=\"str\"><v>3组</v></c>"
                + "</row>");
        for (var i = 3; i < 1_000_000; i++) {
            xml.append("<row r=\"").append(i).append("\" ht=\"14\"><c r=\"A").append(i)
                    .append("\" s=\"1\"/></row>");
        }
        xml.append("</sheetData></worksheet>");
        var result = Workbooks.check(with(SHEET, xml.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(result.rows()).hasSize(1);
    }

    @Test
    void bytes_changed_at_random_never_do_anything_but_refuse() {
        var seed = System.nanoTime();
        System.out.println("BadFilesTest seed " + seed);
        var random = new Random(seed);
        var old = Workbooks.xls(new Workbooks.Page("表", Workbooks.rows(
                row("姓名", "身份证号", "组"), row("盖志", id("19420315", 11), "3组"))));
        var small = xlsx(row("姓名", "身份证号", "组"), row("盖志", id("19420315", 11), "3组"));
        for (var round = 0; round < 600; round++) {
            var bytes = (round % 2 == 0 ? old : small).clone();
            for (var i = 0; i <= random.nextInt(20); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Workbooks.check(bytes).rows()).isNotEmpty();
            } catch (RosterRefused e) {
                assertThat(e.say()).endsWith("。");
            }
        }
    }
}
