package shouwang.people.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Text;
import shouwang.people.Elder;
import shouwang.people.Phone;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.layout.Layout;
import shouwang.people.roster.sheet.SheetRow;
import shouwang.people.roster.words.Groups;
import shouwang.people.roster.words.Halfwidth;
import shouwang.people.roster.words.HamletName;
import shouwang.people.roster.words.PhoneCell;
import shouwang.people.roster.words.YesNo;

/** Reads the cells of one row, one after the other; what they mean together is {@link RowJudge}. */
final class RowReading {
    private static final int MOST_PHONES = 3;
    private static final int LONG = 200;
    private static final int ADDRESS = 120;
    private static final int SHORT = 60;
    private static final int NAME = 40;

    final RowNotes notes;
    private final Layout layout;
    private final SheetRow row;
    private final KinCells kin;
    final List<Phone> phones = new ArrayList<>(2);
    private List<Phone> aidePhones = List.of();
    private Set<Elder.Category> categories = Set.of();
    @Nullable Integer selfCare;
    Elder.@Nullable Sex sex;
    @Nullable HamletName hamlet;
    String hamletWritten = "";
    String address = "";
    private String health = "";
    private String economy = "";
    private String mood = "";
    private String wants = "";
    private String mind = "";
    private String remark = "";
    private String head = "";
    private String relationToHead = "";
    private String householdNo = "";
    private String aideName = "";
    String village = "";
    String township = "";

    RowReading(Layout layout, SheetRow row) {
        this.layout = layout;
        this.row = row;
        notes = new RowNotes(layout, row.number());
        kin = new KinCells(notes);
    }

    void readAll(List<SheetRow> below) {
        for (var where : layout.placed()) {
            var cell = row.text(where.at());
            if (!cell.isEmpty() && cell.charAt(0) == '#' && row.isFault(where.at())) {
                notes.fault(where, cell);
            }
            read(where, cell);
        }
        for (var more : below) {
            kin.nextRow();
            for (var where : layout.placed()) {
                readKin(where, more.text(where.at()));
            }
        }
    }

    private void read(Layout.Placed where, String cell) {
        switch (where.column()) {
            case NAME, ID, BIRTH, AGE, SERIAL, IGNORE -> { }
            case SEX -> sex = sex(where, cell);
            case HAMLET -> hamletCell(cell);
            case ADDRESS -> addressCell(cell);
            case PHONE -> phoneCell(where, cell);
            case HEALTH -> health = join(where, health, cell, LONG);
            case SELF_CARE -> selfCareCell(where, cell);
            case ECONOMY -> economy = join(where, economy, cell, SHORT);
            case MOOD -> mood = join(where, mood, cell, LONG);
            case WANTS -> wants = join(where, wants, cell, LONG);
            case MIND -> mind = join(where, mind, cell, LONG);
            case REMARK -> {
                remark = join(where, remark, cell, LONG);
                notes.gone(where, cell);
            }
            case CATEGORIES -> groupsCell(where, cell);
            case EMPTY_NEST, LIVING_ALONE, LEFT_BEHIND, LOST_ONLY_CHILD, HARDSHIP, WIDOWED,
                 HARD_TO_WALK, HARD_TO_CARE -> mark(where, cell);
            case HEAD -> head = join(where, "", Halfwidth.closed(cell), NAME);
            case RELATION_TO_HEAD -> relationToHead = join(where, "", cell, NAME);
            case HOUSEHOLD_NO -> householdNo = join(where, "", cell, NAME);
            case KIN_NAME, KIN_PHONE, KIN_RELATION, KIN_PLACE -> readKin(where, cell);
            case AIDE_NAME -> aideName = join(where, "", Halfwidth.closed(cell), NAME);
            case AIDE_PHONE -> aidePhones = cell.isEmpty() ? aidePhones : readPhones(where, cell);
            case VILLAGE -> villageCell(where, cell);
            case TOWNSHIP -> township = join(where, township, cell, NAME);
        }
    }

    private void readKin(Layout.Placed where, String cell) {
        switch (where.column()) {
            case KIN_NAME -> kin.names(where, cell);
            case KIN_PHONE -> kin.phones(where, cell);
            case KIN_RELATION -> kin.relation(cell);
            case KIN_PLACE -> kin.place(cell);
            default -> { }
        }
    }

    private Elder.@Nullable Sex sex(Layout.Placed where, String cell) {
        var text = cell.length() == 1 ? cell
                : Halfwidth.closed(Halfwidth.plain(cell)).toUpperCase(Locale.ROOT);
        return switch (text) {
            case "男", "男性", "M", "MALE", "1" -> Elder.Sex.M;
            case "女", "女性", "F", "FEMALE", "2" -> Elder.Sex.F;
            default -> {
                if (!YesNo.saysNothing(text)) {
                    notes.say(Verdict.NOT_READ, where, cell, "性别看不懂，没有读取。请写“男”或“女”。");
                }
                yield null;
            }
        };
    }

    private void hamletCell(String cell) {
        if (hamlet == null && !YesNo.saysNothing(cell)) {
            hamlet = HamletName.parse(cell, layout.hamletWord()).orElse(null);
            hamletWritten = cell;
            sayWideHamlet(Column.HAMLET, cell);
        }
    }

    /** 自然村 is where in the village, whatever stands beside it. */
    private void villageCell(Layout.Placed where, String cell) {
        if (!where.header().contains("自然村") && !YesNo.saysNothing(cell)) {
            village = join(where, "", cell, NAME);
        }
    }

    private void addressCell(String cell) {
        if (YesNo.saysNothing(cell)) {
            return;
        }
        var here = HamletName.inAddress(cell).orElse(null);
        if (hamlet == null && layout.first(Column.HAMLET) == null) {
            hamlet = here;
            hamletWritten = cell;
            sayWideHamlet(Column.ADDRESS, cell);
        }
        // words beside a column of hamlets say where in the hamlet; 垭口 alone is then no hamlet
        var beside = layout.first(Column.HAMLET) != null;
        var more = here == null || beside && !here.name().isEmpty()
                || cell.strip().length() > here.text().length() + 2;
        if (more && address.isEmpty()) {
            address = cut(layout.first(Column.ADDRESS), cell.strip(), ADDRESS);
        }
    }

    private void sayWideHamlet(Column column, String cell) {
        if (hamlet != null && Halfwidth.hasWideDigit(cell)) {
            notes.say(Verdict.FULLWIDTH, column, cell, "全角数字已改成半角。");
        }
    }

    private void phoneCell(Layout.Placed where, String cell) {
        if (cell.isEmpty()) {
            return;
        }
        for (var phone : readPhones(where, cell)) {
            if (phones.size() == MOST_PHONES) {
                notes.say(Verdict.CUT, where, "", "电话太多，只留前 3 个。");
                return;
            }
            if (!phones.contains(phone)) {
                phones.add(phone);
            }
        }
    }

    private List<Phone> readPhones(Layout.Placed where, String cell) {
        var read = PhoneCell.read(cell);
        sayPhones(notes, where, read, cell);
        return read.phones();
    }

    static void sayPhones(RowNotes notes, Layout.Placed where, PhoneCell read, String cell) {
        if (read.unread()) {
            notes.say(Verdict.PHONE_UNREAD, where, cell,
                    "电话号码位数不对或写法看不懂，没有读取。请核对后改成 11 位手机号或带区号的座机号。");
            return;
        }
        if (read.phones().size() > 1) {
            notes.say(Verdict.TWO_PHONES, where, "", "一格里有 " + read.phones().size()
                    + " 个电话，已分开。");
        }
        if (read.dashes()) {
            notes.say(Verdict.PHONE_DASHES, where, "", "号码中间的横线或空格已去掉。");
        }
        if (read.wide()) {
            notes.say(Verdict.FULLWIDTH, where, "", "全角数字已改成半角。");
        }
        if (!read.note().isEmpty()) {
            notes.say(Verdict.NOT_READ, where, read.note(), "电话旁边的字没有读取。");
        }
    }

    private void selfCareCell(Layout.Placed where, String cell) {
        if (YesNo.saysNothing(cell)) {
            return;
        }
        selfCare = Groups.selfCare(cell).orElse(null);
        if (selfCare == null) {
            notes.say(Verdict.NOT_READ, where, cell, "自理能力看不懂，没有读取。请写“能自理、半自理、不能自理”。");
        }
    }

    private void groupsCell(Layout.Placed where, String cell) {
        if (YesNo.saysNothing(cell)) {
            return;
        }
        var found = Groups.in(cell);
        found.forEach(this::add);
        if (found.isEmpty() && !Groups.nothingToKeep(cell)) {
            notes.say(Verdict.NOT_READ, where, cell,
                    "没有这种类别，没有读取。可写：独居、空巢、留守、失独、困难、孤寡、行动困难、自理困难。");
        }
    }

    private void mark(Layout.Placed where, String cell) {
        var category = where.column().category();
        if (category == null) {
            return;
        }
        var yes = YesNo.parse(cell);
        if (yes.isPresent()) {
            if (yes.get()) {
                add(category);
            }
        } else if (Groups.in(cell).contains(category)) {
            add(category);
        } else {
            notes.say(Verdict.NOT_READ, where, cell, "看不出是还是否，没有读取。请写“是”或“否”。");
        }
    }

    private void add(Elder.Category category) {
        if (categories.isEmpty()) {
            categories = EnumSet.of(category);
        } else {
            categories.add(category);
        }
    }

    private String join(Layout.Placed where, String before, String cell, int most) {
        if (cell.isEmpty() || YesNo.saysNothing(cell)) {
            return before;
        }
        var text = before.isEmpty() ? cell.strip() : before + "；" + cell.strip();
        return cut(where, text, most);
    }

    private String cut(Layout.@Nullable Placed where, String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        if (where != null) {
            notes.say(Verdict.CUT, where, "", "太长，只留前 " + most + " 个字。");
        }
        return Text.cut(text, most);
    }

    /** The birth date and the rest of the row put together. */
    RosterRow finish(int n, String written, String name, shouwang.people.@Nullable IdNumber id,
            @Nullable LocalDate born, RosterRow.Exact exact) {
        var texts = (health + economy + mood + wants + mind + remark).isEmpty()
                ? RosterRow.Texts.NONE
                : new RosterRow.Texts(health, economy, mood, wants, mind, remark);
        var house = (head + relationToHead + householdNo).isEmpty() ? RosterRow.House.NONE
                : new RosterRow.House(head, relationToHead, householdNo);
        var helper = aideName.isEmpty() && aidePhones.isEmpty() ? RosterRow.Helper.NONE
                : new RosterRow.Helper(aideName, aidePhones);
        return new RosterRow(n, row.number(), written, name, sex, id, born, exact, hamlet, address,
                List.copyOf(phones), categories, selfCare, texts, house, kin.all(), helper,
                village, township);
    }
}
