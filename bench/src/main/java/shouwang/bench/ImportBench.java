package shouwang.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import shouwang.Shouwang;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.county.Counties;
import shouwang.county.Scope;
import shouwang.kernel.Ids;
import shouwang.people.IdNumber;
import shouwang.people.intake.Rosters;
import shouwang.people.roster.Roster;
import shouwang.people.roster.RosterAsk;

/**
 * A whole county's workbook through the real importer (read, judge, mend, seal, index, audit)
 * beside two floors, taking turns on the same bytes and the same server: fastexcel's cells into one
 * bare table by COPY, and the very rows that the importer made, by COPY into the same tables with
 * their indexes and foreign keys.
 *
 * <p>{@code bench/run import [--rows 112600] [--rounds 5] [--port 8334] [--data DIR]}: the
 * database is made in a temporary folder and removed, or kept where a folder is named.
 */
public final class ImportBench {
    private static final String VILLAGE = "511922204202";
    private static final String NEIGHBOUR = "511922204001";
    private static final String FAMILY = "冉盖单仇解蒲岳苟向覃赵何王李张陈";
    private static final String GIVEN = "翠芳志清先全成福正国淑琴文素华珍玉";
    private static final List<String> HEAD =
            List.of("姓名", "身份证号码", "组", "联系电话", "独居", "身体状况");
    private final ConfigurableApplicationContext house;
    private final byte[] workbook;
    private final List<Round> rounds = new ArrayList<>();

    /** Milliseconds of one round. */
    private record Round(long read, long copy, long floor, long check, long bring) {
        long importer() {
            return check + bring;
        }

        double toRaw() {
            return (double) importer() / (read + copy);
        }

        double toFloor() {
            return (double) importer() / (read + floor);
        }
    }

    private ImportBench(ConfigurableApplicationContext house, byte[] workbook) {
        this.house = house;
        this.workbook = workbook;
    }

    public static void main(String[] args) throws Exception {
        var options = Options.of(args);
        var kept = options.text("data", "");
        var data = kept.isEmpty() ? Files.createTempDirectory("import-bench") : Path.of(kept);
        var rows = options.number("rows", 112_600);
        var house = SpringApplication.run(Shouwang.class,
                "--server.port=" + options.number("port", 8334), "--shouwang.data=" + data,
                "--shouwang.demo=none", "--shouwang.boards.first=PT24H");
        try {
            var bench = new ImportBench(house, workbook(rows, 0));
            bench.settle();
            for (var round = 0; round < options.number("rounds", 5); round++) {
                bench.round(rows);
            }
            var table = bench.table(rows);
            System.out.println(table);
            Files.createDirectories(Path.of("bench/results"));
            Files.writeString(Path.of("bench/results/import.md"), table);
        } finally {
            house.close();
            if (kept.isEmpty()) {
                FileSystemUtils.deleteRecursively(data);
            }
        }
    }

    private static byte[] workbook(int rows, int from) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "bench", "1.0")) {
            var sheet = book.newWorksheet("花名册");
            for (var c = 0; c < HEAD.size(); c++) {
                sheet.value(0, c, HEAD.get(c));
            }
            for (var i = 0; i < rows; i++) {
                var number = "519999%04d%02d%02d%03d".formatted(1935 + i % 25, 1 + i / 25 % 12,
                        1 + i / 300 % 28, from + i / 8400 * 2 + (i & 1));
                sheet.value(i + 1, 0, "" + FAMILY.charAt(i % 16) + GIVEN.charAt(i / 16 % 16)
                        + GIVEN.charAt(i / 256 % 16));
                sheet.value(i + 1, 1, number + IdNumber.checkDigit(number));
                sheet.value(i + 1, 2, "一二三四五六".charAt(i % 6) + "社");
                sheet.value(i + 1, 3, "154%08d".formatted(i));
                sheet.value(i + 1, 4, i % 3 == 0 ? "是" : "否");
                sheet.value(i + 1, 5, "高血压");
            }
        }
        return bytes.toByteArray();
    }

    /** People of another village, so that no round meets tables that the planner knows as empty. */
    private void settle() throws IOException, SQLException {
        var county = house.getBean(Counties.class).all().getFirst();
        var people = Roster.check(workbook(8_000, 600), "邻村.xlsx", RosterAsk.on(LocalDate.now()));
        var clerk = new Actor(Ids.fresh(), county, "乡", Role.TOWNSHIP, NEIGHBOUR, null);
        Scope.all(county).call(() -> house.getBean(Rosters.class)
                .bring(clerk, Ids.fresh(), NEIGHBOUR, "邻村.xlsx", people, done -> { }));
        vacuum();
    }

    private void round(int rows) throws IOException, SQLException {
        var began = System.nanoTime();
        var raw = read();
        var readIn = System.nanoTime();
        copy(raw);
        var copied = System.nanoTime();
        raw.clear();
        var counties = house.getBean(Counties.class);
        var county = counties.all().getFirst();
        var begun = System.nanoTime();
        var result = Roster.check(workbook, "全县.xlsx", RosterAsk.on(LocalDate.now()));
        var checked = System.nanoTime();
        var clerk = new Actor(Ids.fresh(), county, "乡", Role.TOWNSHIP, VILLAGE, null);
        var batch = Ids.fresh();
        var added = Scope.all(county).call(() -> house.getBean(Rosters.class)
                .bring(clerk, batch, VILLAGE, "全县.xlsx", result, done -> { }).added());
        var brought = System.nanoTime();
        if (added != rows) {
            throw new IllegalStateException(added + " of " + rows + " rows came in");
        }
        var copies = ImportFloor.of(house.getBean(Counties.class), batch);
        Scope.all(county).run(() -> house.getBean(Rosters.class).undo(clerk, batch));
        vacuum();
        var floor = copies.load();
        copies.remove();
        vacuum();
        rounds.add(new Round(millis(began, readIn), millis(readIn, copied), floor,
                millis(begun, checked), millis(checked, brought)));
        System.err.println(rounds.getLast());
    }

    /** As autovacuum would in a while: each round finds the tables as the first one did. */
    private void vacuum() throws SQLException {
        var counties = house.getBean(Counties.class);
        try (var connection = counties.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = " + counties.all().getFirst().schema());
            statement.execute("vacuum analyze people_person, people_elder, people_household");
        }
    }

    private List<String> read() throws IOException {
        var lines = new ArrayList<String>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                var rows = book.getFirstSheet().openStream()) {
            rows.forEach(row -> {
                var line = new StringBuilder();
                for (var c = 0; c < HEAD.size(); c++) {
                    line.append(c == 0 ? "" : "\t").append(row.getCellText(c));
                }
                lines.add(line.append('\n').toString());
            });
        }
        return lines;
    }

    private void copy(List<String> lines) throws SQLException, IOException {
        try (var connection = house.getBean(Counties.class).owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table shared.bench_raw (name text, number text, hamlet text,"
                    + " phone text, alone text, health text)");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("copy shared.bench_raw from stdin");
            var chunk = new StringBuilder();
            for (var line : lines) {
                chunk.append(line);
                if (chunk.length() > 60_000) {
                    send(copy, chunk);
                }
            }
            send(copy, chunk);
            copy.endCopy();
            statement.execute("drop table shared.bench_raw");
        }
    }

    private static void send(org.postgresql.copy.CopyIn copy, StringBuilder chunk)
            throws SQLException {
        var bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }

    private String table(int rows) {
        var text = new StringBuilder("# bench/run import\n\n").append(String.format(Locale.ROOT,
                "A workbook of %,d rows and %d columns (%,d KB). Milliseconds; each round one after "
                + "the other, the first ones still warming up. COPY: the cells into one bare table. "
                + "Floor: the rows that the importer made, by COPY into the same tables with their "
                + "indexes and foreign keys. Aim: the importer ≤ 2 × (read + floor), and ≤ 5,000 "
                + "ms.%n%n", rows, HEAD.size(), workbook.length >> 10))
                .append("| round | read | COPY | floor | check | import | importer | ÷ raw | ")
                .append("÷ floor |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (var i = 0; i < rounds.size(); i++) {
            var r = rounds.get(i);
            text.append(String.format(Locale.ROOT, "| %d | %d | %d | %d | %d | %d | %d | %.2f | "
                    + "%.2f |%n", i + 1, r.read, r.copy, r.floor, r.check, r.bring, r.importer(),
                    r.toRaw(), r.toFloor()));
        }
        return text.append(String.format(Locale.ROOT,
                "%nMedian: %d ms, %.2f × raw, %.2f × floor.%n",
                rounds.stream().map(Round::importer).sorted().toList().get(rounds.size() / 2),
                median(Round::toRaw), median(Round::toFloor))).toString();
    }

    private double median(ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }
}
