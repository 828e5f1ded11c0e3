package shouwang.people.roster;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shouwang.people.IdNumber;
import shouwang.people.roster.RosterRow.Exact;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.layout.Layout;
import shouwang.people.roster.sheet.SheetRow;
import shouwang.people.roster.words.BirthText;
import shouwang.people.roster.words.HamletName;
import shouwang.people.roster.words.VillageName;
import shouwang.people.roster.words.YesNo;

/** Judges the people of one sheet in their order: cell by cell, then against each other. */
final class RowJudge {
    private static final int OLD = 60;
    private static final int AGES_APART = 2;

    private record Birth(@Nullable LocalDate day, Exact exact) {
        static final Birth UNKNOWN = new Birth(null, Exact.UNKNOWN);
    }

    private final Layout layout;
    private final RosterAsk ask;
    private final VillageName here;
    private final boolean from1904;
    private final Layout.@Nullable Placed name;
    private final Layout.@Nullable Placed id;
    private final Layout.@Nullable Placed birth;
    private final Layout.@Nullable Placed age;
    private boolean saidNoNames;
    private final Map<String, Integer> rowsById = new HashMap<>();
    private final Map<String, Integer> rowsByPerson = new HashMap<>();
    private final Map<String, Integer> rowsByHead = new HashMap<>();

    RowJudge(Layout layout, RosterAsk ask, boolean from1904) {
        this.layout = layout;
        this.ask = ask;
        here = VillageName.of(ask.village());
        this.from1904 = from1904;
        name = layout.first(Column.NAME);
        id = layout.first(Column.ID);
        birth = layout.first(Column.BIRTH);
        age = layout.first(Column.AGE);
    }

    /**
     * Judges one person.
     *
     * @param below rows that belong to the same person
     * @param section the hamlet written on a line of its own above, or null
     */
    JudgedRow judge(SheetRow row, List<SheetRow> below, int n, @Nullable HamletName section) {
        var reading = new RowReading(layout, row);
        reading.readAll(below);
        var notes = reading.notes;
        var written = text(row, name);
        var read = name == null ? sayOnceThatNamesAreMissing(notes)
                : NameCell.read(written, notes);
        var number = IdCell.read(text(row, id), id != null && row.isNumber(id.at()), ask.today(),
                notes);
        var born = born(row, number, reading, notes);
        if (number != null) {
            judgeSex(number, reading, notes);
        } else if (reading.sex == null) {
            notes.say(Verdict.NO_SEX, Column.SEX, "", "没有性别，也没有能读的身份证号码。请写“男”或“女”。");
        }
        judgeAge(born, notes);
        judgeVillage(reading, notes);
        judgeHamlet(reading, section, notes);
        judgeTwice(row, number, read, born, reading.hamlet, notes);
        var person = reading.finish(n, written, read, number, born.day(), born.exact());
        judgeHead(person, notes);
        if (row.isHidden() && !ask.choice().hidden()) {
            notes.say(Verdict.HIDDEN, Column.NAME, written,
                    "这一行在表里藏起来了（筛选或隐藏），没有读进来。是要的人，请选“藏着的行也要”，或取消隐藏再传。");
        }
        var findings = notes.worstFirst();
        return new JudgedRow(person, name == null ? Verdict.NO_NAME : RowNotes.verdict(findings),
                findings);
    }

    /** One finding for the whole list, not one a row. */
    private String sayOnceThatNamesAreMissing(RowNotes notes) {
        if (!saidNoNames) {
            saidNoNames = true;
            notes.say(Verdict.NO_NAME, Column.NAME, "",
                    "整张表里找不到姓名这一列，一行也不能导入。请在“每一列读成什么”里指出姓名是哪一列。");
        }
        return "";
    }

    private static String text(SheetRow row, Layout.@Nullable Placed where) {
        return where == null ? "" : row.text(where.at());
    }

    private Birth born(SheetRow row, @Nullable IdNumber number, RowReading reading,
            RowNotes notes) {
        var cell = text(row, birth);
        var said = cell.isEmpty() || birth == null ? null
                : BirthText.parse(cell, row.isNumber(birth.at()), from1904).orElse(null);
        var years = years(text(row, age));
        if (said == null && birth != null && !YesNo.saysNothing(cell)) {
            notes.say(Verdict.NOT_READ, birth, cell,
                    "出生年月看不懂，没有读取。请写成 1942.3 或 1942年3月15日。");
        }
        if (number != null) {
            compare(number, said, years, notes);
            return new Birth(number.born(), Exact.DAY);
        }
        if (said != null) {
            return new Birth(said.earliest(), said.day() > 0 ? Exact.DAY
                    : said.month() > 0 ? Exact.MONTH : Exact.YEAR);
        }
        if (years > 0) {
            return new Birth(LocalDate.of(ask.today().getYear() - years, 1, 1), Exact.YEAR);
        }
        notes.say(Verdict.NO_BIRTH, birth == null && age != null ? Column.AGE : Column.BIRTH, cell,
                "没有身份证号码，也没有出生年月，算不出年龄。请补上其中一样。");
        return Birth.UNKNOWN;
    }

    private void compare(IdNumber number, @Nullable BirthText said, int years, RowNotes notes) {
        var day = number.born();
        if (said != null && !said.agreesWith(day)) {
            notes.say(Verdict.BIRTH_DIFFERS, Column.BIRTH, said.text(), "与身份证上的 "
                    + day.getYear() + "." + day.getMonthValue()
                    + (said.day() > 0 ? "." + day.getDayOfMonth() : "")
                    + " 不同，按身份证。请核对。");
        }
        var real = Period.between(day, ask.today()).getYears();
        if (years > 0 && Math.abs(years - real) > AGES_APART) {
            notes.say(Verdict.AGE_DIFFERS, Column.AGE, Integer.toString(years),
                    "按身份证是 " + real + " 岁，按身份证。");
        }
    }

    /** 72, 72岁, 72.0; 0 where there is no age. */
    private static int years(String cell) {
        var years = 0;
        for (var i = 0; i < cell.length() && years < 1_000; i++) {
            var digit = Character.digit(cell.charAt(i), 10);
            if (digit >= 0) {
                years = years * 10 + digit;
            } else if (years > 0) {
                break;
            }
        }
        return years < 130 ? years : 0;
    }

    private void judgeSex(IdNumber number, RowReading reading, RowNotes notes) {
        var real = number.sex();
        if (reading.sex != null && reading.sex != real) {
            notes.say(Verdict.SEX_MISMATCH, Column.SEX, reading.sex.chinese(),
                    "与身份证号码不符，号码上是" + real.chinese() + "。请对照身份证，改正写错的一处。");
        }
        reading.sex = real;
    }

    private void judgeAge(Birth born, RowNotes notes) {
        if (born.day() == null) {
            return;
        }
        var years = Period.between(born.day(), ask.today()).getYears();
        if (years < OLD) {
            notes.say(Verdict.UNDER_60, birth != null ? Column.BIRTH : id != null ? Column.ID
                    : Column.AGE, born.day().getYear() + "." + born.day().getMonthValue(),
                    Math.max(0, years) + " 岁，不满 60 岁。写错了请改正；没有写错，请从表里去掉。");
        }
    }

    private void judgeVillage(RowReading reading, RowNotes notes) {
        if (!ask.village().isEmpty() && here.differs(reading.village)) {
            notes.say(Verdict.OTHER_VILLAGE, Column.VILLAGE, reading.village, "写的是"
                    + reading.village + "，这里是" + ask.village()
                    + "。是本村的人，请改这一格；不是，请导入到那个村。");
        }
    }

    private void judgeHamlet(RowReading reading, @Nullable HamletName section, RowNotes notes) {
        if (reading.hamlet == null) {
            reading.hamlet = section;
        }
        if (reading.hamlet == null) {
            var column = layout.first(Column.HAMLET) == null
                    && layout.first(Column.ADDRESS) != null ? Column.ADDRESS : Column.HAMLET;
            notes.say(Verdict.NO_HAMLET, column, reading.hamletWritten,
                    reading.hamletWritten.isBlank() ? "没有写几组（社）。请填上，如“3组”。"
                            : "看不出是几组（社）。请写成“3组”或“三社”。");
        }
    }

    /** Two heads of one name whom nothing tells apart: neither can be their families. */
    private void judgeHead(RosterRow person, RowNotes notes) {
        var hamlet = person.hamlet();
        var head = person.house().head();
        if (head.isEmpty() || hamlet == null || !Homes.isHead(person)) {
            return;
        }
        var where = person.house().number().isEmpty() ? person.address()
                : person.house().number();
        var first = rowsByHead.putIfAbsent(head + "|" + hamlet.text() + "|" + where,
                person.sheetRow());
        if (first != null) {
            notes.say(Verdict.SAME_HEAD, Column.HEAD, head, "与第 " + first
                    + " 行的户主同名同组，按两户登记。请在住址或户号上写出区别，免得家里人分错户。");
        }
    }

    private void judgeTwice(SheetRow row, @Nullable IdNumber number, String name, Birth born,
            @Nullable HamletName hamlet, RowNotes notes) {
        if (number != null) {
            var first = rowsById.putIfAbsent(number.text(), row.number());
            if (first != null) {
                notes.say(Verdict.DUPLICATE, Column.ID, IdNumber.mask(number.text()),
                        "与第 " + first + " 行是同一个号码。同一个人只留一行；不是同一个人，请改正号码。");
            }
        } else if (!name.isEmpty() && born.day() != null && hamlet != null) {
            var first = rowsByPerson.putIfAbsent(name + "|" + born.day() + "|" + hamlet.text(),
                    row.number());
            if (first != null) {
                notes.say(Verdict.MAYBE_DUPLICATE, Column.NAME, name,
                        "与第 " + first + " 行姓名、出生年月、组（社）都一样，可能是同一个人。请核对。");
            }
        }
    }
}
