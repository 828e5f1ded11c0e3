package shouwang.people.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RosterTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void the_roster_of_jingtian_is_judged_row_by_row_as_it_must_be() throws IOException {
        var result = check(jingtian(), "jingtian_roster.xlsx");
        var expected = JsonMapper.builder().build()
                .readTree(resource("jingtian_roster.expected.json"));
        assertThat(result.rows()).hasSize(expected.size());
        for (var i = 0; i < expected.size(); i++) {
            var must = expected.get(i);
            var row = result.rows().get(i);
            assertThat(row.n() + " " + row.verdict())
                    .isEqualTo(must.get("n").asInt() + " " + must.get("verdict").asString());
            assertThat(row.rawName()).isEqualTo(must.get("name").asString());
        }
    }

    @Test
    void the_command_prints_one_json_line_a_row(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("名册.xlsx"), jingtian());
        var out = new ByteArrayOutputStream();
        var code = RosterCheck.run(new String[] {file.toString()},
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(code).isZero();
        assertThat(lines).hasSize(163);
        assertThat(JsonMapper.builder().build().readTree(lines.get(24)).get("findings").get(0)
                .get("message").asString()).contains("校验码");
    }

    @Test
    void columns_may_stand_in_any_order_under_any_usual_name() throws IOException {
        var seed = 20261123L;
        var random = new Random(seed);
        var titles = Map.of("姓名", List.of("老人姓名", "姓  名", "名字"), "身份证号码",
                List.of("公民身份号码", "身份证号", "证件号码"), "居住地", List.of("村民小组", "组别", "社"),
                "联系电话", List.of("手机号码", "联系方式（手机）", "电话"), "性别", List.of("性别"));
        for (var round = 0; round < 40; round++) {
            var order = new java.util.ArrayList<>(List.of("姓名", "性别", "身份证号码", "居住地", "联系电话"));
            Collections.shuffle(order, random);
            var sheet = new StringBuilder("某某村老年人花名册\n\n");
            sheet.append(order.stream().map(c -> titles.get(c).get(random.nextInt(titles.get(c).size())))
                    .collect(Collectors.joining(","))).append('\n');
            var cells = Map.of("姓名", "单先先", "性别", "女", "身份证号码", "519999196503131026",
                    "居住地", "第三组", "联系电话", "154-1710-5869");
            sheet.append(order.stream().map(cells::get).collect(Collectors.joining(",")));
            var row = check(sheet.toString().getBytes(StandardCharsets.UTF_8), "a.csv").rows();
            assertThat(row).as("seed %d round %d %s", seed, round, order).singleElement()
                    .satisfies(r -> {
                        assertThat(r.verdict()).isEqualTo("ok-phone-dashes");
                        assertThat(r.hamlet()).isEqualTo("三组");
                        assertThat(r.n()).isEqualTo(1);
                    });
        }
    }

    @Test
    void csv_comes_in_utf8_and_in_gbk() {
        var text = "序号,姓名,身份证号码,社\n7,盖桂淑,519999196503131026,三社\n合计,1,,\n制表人：某,,,\n";
        for (var charset : List.of("UTF-8", "GBK", "GB18030")) {
            var row = check(text.getBytes(Charset.forName(charset)), "a.csv").rows();
            assertThat(row).as(charset).singleElement().satisfies(r -> {
                assertThat(r.name()).isEqualTo("盖桂淑");
                assertThat(r.n()).isEqualTo(7);
                assertThat(r.verdict()).isEqualTo("ok");
            });
        }
    }

    @Test
    void the_old_xls_form_is_judged_alike() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new XSSFWorkbook(new ByteArrayInputStream(jingtian()));
                var to = new HSSFWorkbook()) {
            var target = to.createSheet("花名册");
            for (var row : from.getSheetAt(0)) {
                var copy = target.createRow(row.getRowNum());
                for (var cell : row) {
                    var made = copy.createCell(cell.getColumnIndex());
                    switch (cell.getCellType()) {
                        case NUMERIC -> made.setCellValue(cell.getNumericCellValue());
                        case STRING -> made.setCellValue(cell.getStringCellValue());
                        case FORMULA -> made.setCellValue(cell.getStringCellValue());
                        default -> made.setBlank();
                    }
                }
            }
            to.write(out);
        }
        var xls = check(out.toByteArray(), "a.xls").rows().stream().map(RosterRow::verdict).toList();
        var xlsx = check(jingtian(), "a.xlsx").rows().stream().map(RosterRow::verdict).toList();
        assertThat(xls).isEqualTo(xlsx);
    }

    @Test
    void dates_ages_ticks_and_hamlets_are_read_as_villages_write_them() {
        var text = """
                姓名,性别,出生日期,组,独居,人员类别,身份证
                覃文志,男,1942年3月15日,3,√,空巢、低保,
                解学德,男,1942/3/15,十一社,是,,
                单福清,男,19420315,12组,否,,
                仇全,男,1942.3,井田村五社竹林湾,,,
                """;
        var rows = check(text.getBytes(StandardCharsets.UTF_8), "a.csv").rows();
        assertThat(rows).extracting(RosterRow::hamlet).containsExactly("三组", "十一社", "十二组", "五社");
        assertThat(rows).extracting(RosterRow::born).containsExactly(LocalDate.of(1942, 3, 15),
                LocalDate.of(1942, 3, 15), LocalDate.of(1942, 3, 15), LocalDate.of(1942, 3, 1));
        assertThat(rows).extracting(RosterRow::verdict).containsOnly("warn-no-id");
        assertThat(rows.getFirst().categories()).extracting(Enum::name)
                .containsExactlyInAnyOrder("LIVING_ALONE", "EMPTY_NEST", "HARDSHIP");
    }

    @Test
    void a_column_nobody_knows_is_asked_about_and_the_answer_is_kept() {
        var text = "姓名,身份证号码,组,想法\n盖桂淑,519999196503131026,3组,想有人陪着说话\n";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(check(bytes, "a.csv").unplaced()).singleElement()
                .satisfies(u -> assertThat(u.samples()).containsExactly("想有人陪着说话"));
        var told = Roster.check(bytes, "a.csv", TODAY, Map.of("想法", Column.WANTS));
        assertThat(told.unplaced()).isEmpty();
        assertThat(told.rows().getFirst().wants()).isEqualTo("想有人陪着说话");
    }

    @Test
    void files_that_can_not_be_taken_are_refused_with_what_to_do() throws Exception {
        assertThat(refusal(new byte[0])).isEqualTo("empty");
        assertThat(refusal(new byte[RosterReader.MOST_BYTES + 1])).isEqualTo("too-large");
        assertThat(refusal("你好，没有表头".getBytes(StandardCharsets.UTF_8))).isEqualTo("not-a-table");
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0})).isEqualTo("cut-off");
        assertThat(refusal(Arrays.copyOf(jingtian(), 40_000))).isEqualTo("cut-off");
        assertThat(refusal(zip("xl/workbook.xml", 300 << 20))).isEqualTo("bomb");
        assertThat(refusal(zip("xl/vbaProject.bin", 10))).isEqualTo("macro");
        assertThat(refusal(zip("hello.txt", 10))).isEqualTo("not-a-table");
        assertThat(refusal(locked())).isEqualTo("locked");
        assertThat(refusal(blankBook())).isEqualTo("empty");
        assertThat(refusal("姓名,组\n".repeat(200_001).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("too-many");
    }

    @Test
    void two_million_rows_are_refused_while_reading() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("花名册");
            sheet.value(0, 0, "姓名");
            sheet.value(0, 1, "组");
            for (var r = 1; r < 210_000; r++) {
                sheet.value(r, 0, "单先先");
                sheet.value(r, 1, "3组");
            }
        }
        assertThat(refusal(out.toByteArray())).isEqualTo("too-many");
    }

    @Test
    void the_same_workbook_comes_back_with_the_reasons_beside_the_rows() throws IOException {
        var original = jingtian();
        var result = check(original, "a.xlsx");
        var out = new ByteArrayOutputStream();
        RosterMarked.write(original, "a.xlsx", result, out);
        try (var book = WorkbookFactory.create(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(3).getCell(16).getStringCellValue()).isEqualTo("错误原因");
            assertThat(sheet.getRow(28).getCell(16).getStringCellValue()).contains("校验码");
            assertThat(sheet.getRow(28).getCell(3).getCellStyle().getFillPattern())
                    .isNotEqualTo(org.apache.poi.ss.usermodel.FillPatternType.NO_FILL);
            assertThat(sheet.getRow(4).getCell(1).getStringCellValue()).isEqualTo("覃文志");
        }
    }

    private static String refusal(byte[] file) {
        var refused = new String[1];
        assertThatThrownBy(() -> check(file, "a.xlsx")).isInstanceOfSatisfying(
                RosterRefused.class, e -> {
                    refused[0] = e.code();
                    assertThat(e.say()).containsPattern("请|再传");
                });
        return refused[0];
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            var chunk = new byte[1 << 16];
            for (var left = zeros; left > 0; left -= chunk.length) {
                zip.write(chunk, 0, Math.min(left, chunk.length));
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static byte[] locked() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var ole = new POIFSFileSystem(); var book = new XSSFWorkbook()) {
            book.createSheet("花名册").createRow(0).createCell(0).setCellValue("姓名");
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var sealed = encryptor.getDataStream(ole)) {
                book.write(sealed);
            }
            ole.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    private static byte[] blankBook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            book.createSheet("空");
            book.write(out);
        }
        return out.toByteArray();
    }

    private static RosterResult check(byte[] file, String name) {
        return Roster.check(file, name, TODAY, Map.of());
    }

    private static byte[] jingtian() throws IOException {
        return resource("jingtian_roster.xlsx");
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = RosterTest.class.getResourceAsStream("/rosters/" + name)) {
            return in.readAllBytes();
        }
    }
}
