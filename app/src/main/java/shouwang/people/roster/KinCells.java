package shouwang.people.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Text;
import shouwang.people.Phone;
import shouwang.people.roster.layout.Layout;
import shouwang.people.roster.words.Halfwidth;
import shouwang.people.roster.words.PhoneCell;
import shouwang.people.roster.words.YesNo;

/** Puts the cells about children and relatives together, whichever way the roster parts them. */
final class KinCells {
    private static final Pattern SEPARATORS = Pattern.compile("[、，,;；/\\n|]");
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_RELATION = 20;
    private static final int LONGEST_PLACE = 40;
    private static final String[] RELATIONS = {"儿子", "女儿", "长子", "次子", "长女", "次女", "配偶", "老伴",
        "儿媳", "女婿", "孙子", "孙女", "侄子", "侄女", "弟弟", "妹妹"};

    private static final class Draft {
        final List<String> names = new ArrayList<>(2);
        final List<Phone> phones = new ArrayList<>(2);
        @Nullable String relation;
        @Nullable String place;
        boolean nameColumn;
        boolean phoneColumn;
    }

    private final RowNotes notes;
    private final List<Draft> drafts = new ArrayList<>(2);
    private Draft now = new Draft();

    KinCells(RowNotes notes) {
        this.notes = notes;
        drafts.add(now);
    }

    private void next() {
        now = new Draft();
        drafts.add(now);
    }

    /** 张三、李四 or 张三（儿子）154… */
    void names(Layout.Placed where, String cell) {
        if (now.nameColumn) {
            next();
        }
        now.nameColumn = true;
        for (var word : RELATIONS) {
            if (where.header().contains(word)) {
                now.relation = word;
            }
        }
        if (YesNo.saysNothing(cell)) {
            return;
        }
        for (var part : SEPARATORS.split(cell)) {
            if (!part.isBlank()) {
                name(where, Halfwidth.closed(Halfwidth.plain(part)));
            }
        }
    }

    private void name(Layout.Placed where, String part) {
        var text = part;
        var open = text.indexOf('(');
        var close = text.indexOf(')');
        if (open > 0 && close > open) {
            var inside = text.substring(open + 1, close);
            if (NameCell.isName(inside) && now.relation == null) {
                now.relation = cut(inside, LONGEST_RELATION);
            }
            text = text.substring(0, open) + text.substring(close + 1);
        }
        if (text.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            var phones = PhoneCell.read(text);
            now.phones.addAll(phones.phones());
            text = phones.note();
            sayUnread(where, phones, part);
        }
        if (NameCell.isName(text) && text.length() <= LONGEST_NAME) {
            now.names.add(text);
        } else if (!text.isEmpty()) {
            notes.say(Verdict.NOT_READ, where, part, "这里不像姓名，没有读取。请只写姓名。");
        }
    }

    void phones(Layout.Placed where, String cell) {
        if (now.phoneColumn) {
            next();
        }
        now.phoneColumn = true;
        if (cell.isEmpty()) {
            return;
        }
        var read = PhoneCell.read(cell);
        now.phones.addAll(read.phones());
        if (read.phones().isEmpty() || read.dashes() || read.wide() || read.phones().size() > 1) {
            RowReading.sayPhones(notes, where, read, cell);
        }
    }

    private void sayUnread(Layout.Placed where, PhoneCell phones, String cell) {
        if (phones.unread()) {
            RowReading.sayPhones(notes, where, phones, cell);
        }
    }

    void relation(String cell) {
        if (now.relation != null && drafts.size() > 0 && now.nameColumn && now.phoneColumn) {
            next();
        }
        now.relation = YesNo.saysNothing(cell) ? now.relation
                : cut(Halfwidth.closed(cell), LONGEST_RELATION);
    }

    void place(String cell) {
        if (now.place != null) {
            next();
        }
        now.place = YesNo.saysNothing(cell) ? now.place : cut(cell.strip(), LONGEST_PLACE);
    }

    /** A row below that belongs to the same elder (the name's cell is merged over both). */
    void nextRow() {
        next();
    }

    List<RosterRow.Relative> all() {
        List<RosterRow.Relative> all = new ArrayList<>(drafts.size());
        for (var draft : drafts) {
            var relation = draft.relation == null ? "" : draft.relation;
            var place = draft.place == null ? "" : draft.place;
            if (draft.names.isEmpty() && !draft.phones.isEmpty()) {
                all.add(new RosterRow.Relative("", relation, place, List.copyOf(draft.phones)));
            }
            var oneEach = draft.names.size() == draft.phones.size();
            for (var i = 0; i < draft.names.size(); i++) {
                var phones = oneEach ? List.of(draft.phones.get(i))
                        : i == 0 ? List.copyOf(draft.phones) : List.<Phone>of();
                all.add(new RosterRow.Relative(draft.names.get(i), relation, place, phones));
            }
        }
        return all.isEmpty() ? List.of() : all;
    }

    private static String cut(String text, int most) {
        return Text.cut(text, most);
    }
}
