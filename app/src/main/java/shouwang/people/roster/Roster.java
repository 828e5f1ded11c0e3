package shouwang.people.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Checks a roster file; stores nothing. */
public final class Roster {
    private static final int SAMPLES = 3;

    private Roster() {}

    /**
     * Judges every person of the file.
     *
     * @param remembered header → column, where a village has said what its columns mean
     * @throws RosterRefused where the file as a whole can't be taken
     */
    public static RosterResult check(byte[] file, String fileName, LocalDate today,
            Map<String, Column> remembered) {
        var sheets = RosterReader.read(file, fileName);
        if (sheets.stream().allMatch(sheet -> sheet.lines().stream().allMatch(Line::isBlank))) {
            throw new RosterRefused("empty", "表里没有内容。请检查传的是不是花名册。");
        }
        record Found(Sheet sheet, Header header) {}
        var best = sheets.stream()
                .flatMap(sheet -> Header.find(sheet.lines(), remembered)
                        .map(header -> new Found(sheet, header)).stream())
                .max(java.util.Comparator.comparingInt(found -> found.header.at().size()));
        if (best.isEmpty()) {
            throw new RosterRefused("not-a-table",
                    "没有找到表头。第一行要有“姓名”“身份证号码”这样的列名，请补上再传。");
        }
        return judge(best.get().sheet, best.get().header, today);
    }

    private static RosterResult judge(Sheet sheet, Header header, LocalDate today) {
        var judge = new RosterJudge(header, today);
        var rows = new ArrayList<RosterRow>();
        for (var line : sheet.lines()) {
            if (line.number() > header.below() && isPerson(line, header)) {
                rows.add(judge.judge(line, rows.size() + 1));
            }
        }
        if (rows.isEmpty()) {
            throw new RosterRefused("empty", "表头下面没有人。请检查传的是不是填好的花名册。");
        }
        var unplaced = header.unplaced().stream()
                .map(c -> new RosterResult.Unplaced(header.titles().get(c), samples(sheet, header, c)))
                .filter(column -> !column.samples().isEmpty()).toList();
        return new RosterResult(sheet.name(), header.titles(), header.at(), unplaced, rows);
    }

    private static List<String> samples(Sheet sheet, Header header, int column) {
        return sheet.lines().stream().filter(line -> line.number() > header.below())
                .filter(line -> isPerson(line, header))
                .map(line -> line.at(column).strip()).filter(Predicate.not(String::isEmpty))
                .distinct().limit(SAMPLES).toList();
    }

    private static final Set<String> FOOT = Set.of("填表人", "制表人", "审核人", "负责人", "合计", "总计", "小计",
            "说明", "备注", "注", "填表说明", "填报人", "单位盖章", "盖章", "制表", "审核");

    /** Not blank, not a repeated header, not a total, not the line of signatures. */
    private static boolean isPerson(Line line, Header header) {
        if (line.isBlank()) {
            return false;
        }
        var name = header.text(line, Column.NAME).strip();
        if (Synonyms.of(name).filter(c -> c == Column.NAME).isPresent() && name.length() > 1) {
            return false;
        }
        var first = firstText(line).map(Synonyms::plain).orElse("");
        if (FOOT.stream().anyMatch(first::startsWith)) {
            return false;
        }
        // a line without a name counts as a person only if it says something else of one
        return !name.isEmpty() || !header.text(line, Column.ID).isBlank()
                || filled(line) >= 4;
    }

    private static int filled(Line line) {
        var count = 0;
        for (var cell : line.cells()) {
            if (!cell.isBlank()) {
                count++;
            }
        }
        return count;
    }

    private static Optional<String> firstText(Line line) {
        for (var cell : line.cells()) {
            if (!cell.isBlank()) {
                return Optional.of(cell.strip());
            }
        }
        return Optional.empty();
    }
}
