package shouwang.pages.boards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shouwang.access.Exports;
import shouwang.boards.Board;
import shouwang.boards.Measure;
import shouwang.boards.Tally;
import shouwang.pages.Export;
import shouwang.places.Place;

/** The board as a workbook: every figure of every place below, and the months. */
final class BoardBook {
    private static final int HEAD = 2;
    private final Map<String, Place> places;
    private final ZoneId zone;

    BoardBook(Map<String, Place> places, ZoneId zone) {
        this.places = places;
        this.zone = zone;
    }

    /** Writes it; figures are numbers, names are text, nothing is a formula. */
    byte[] write(Place place, Board board, List<Tally> villages, Exports.Stamp stamp) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "shouwang", "1.0")) {
            if (place.kind() == Place.Kind.COUNTY) {
                tallies(book.newWorksheet("乡镇"), place.name() + "各乡镇", board.below());
            }
            tallies(book.newWorksheet("村"), place.name() + "各村", villages);
            months(book.newWorksheet("每月上门"), place.name(), board.months());
            book.newWorksheet("导出").value(0, 0, Export.line(stamp));
        } catch (IOException e) {
            throw new IllegalStateException("a workbook in memory", e);
        }
        return out.toByteArray();
    }

    private void tallies(Worksheet sheet, String title, List<Tally> tallies) {
        sheet.value(0, 0, title);
        if (!tallies.isEmpty()) {
            sheet.value(1, 0, "数字到 " + java.time.format.DateTimeFormatter
                    .ofPattern("yyyy-MM-dd HH:mm").format(tallies.getFirst().countedAt()
                            .atZone(zone)));
        }
        head(sheet, 0, "区划代码");
        head(sheet, 1, "乡镇");
        head(sheet, 2, "名称");
        for (var measure : Measure.values()) {
            head(sheet, 3 + measure.ordinal(), measure.chinese());
        }
        sheet.width(0, 16);
        sheet.width(1, 14);
        sheet.width(2, 18);
        sheet.freezePane(3, HEAD + 1);
        var row = HEAD + 1;
        for (var tally : tallies) {
            sheet.value(row, 0, tally.placeCode());
            sheet.value(row, 1, name(tally.placeCode().substring(0,
                    Math.min(9, tally.placeCode().length()))));
            sheet.value(row, 2, name(tally.placeCode()));
            for (var measure : Measure.values()) {
                sheet.value(row, 3 + measure.ordinal(), tally.of(measure));
            }
            row++;
        }
    }

    private static void head(Worksheet sheet, int column, String word) {
        sheet.value(HEAD, column, word);
        sheet.style(HEAD, column).bold().fillColor("F3EEE1").set();
    }

    private String name(String code) {
        var place = places.get(code);
        return place == null ? code : place.name();
    }

    private static void months(Worksheet sheet, String title, List<Board.Month> months) {
        sheet.value(0, 0, title + "每月确认的上门");
        head(sheet, 0, "月份");
        head(sheet, 1, "次数");
        head(sheet, 2, "小时");
        var row = HEAD + 1;
        for (var month : months) {
            sheet.value(row, 0, month.month().toString().substring(0, 7));
            sheet.value(row, 1, month.visits());
            sheet.value(row, 2, Math.round(month.minutes() / 6.0) / 10.0);
            row++;
        }
    }
}
