package shouwang.people.roster;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shouwang.people.Elder;
import shouwang.people.IdNumber;
import shouwang.people.Phone;

/**
 * Judges one line after another. Of several findings the verdict is the worst; among equals the
 * order of {@link #ORDER}: who it is comes before how it was typed.
 */
final class RosterJudge {
    private static final List<String> ORDER = List.of("error-no-name", "error-name-characters",
            "error-precision-lost", "error-length", "error-check-digit", "error-sex-mismatch",
            "error-duplicate-in-file", "error-no-birth", "error-under-60", "error-too-old",
            "error-no-hamlet", "warn-no-id", "warn-birth-differs", "warn-phone", "warn-no-sex",
            "ok-upgraded-15", "ok-fullwidth", "ok-lower-x", "ok-spaces", "ok-phone-dashes",
            "ok-two-phones");
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}〇·]{2,20}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Set<String> YES = Set.of("是", "√", "✓", "✔", "有", "1", "Y", "YES", "对", "☑",
            "V", "●", "TRUE");
    private static final int LEAST_AGE = 60;
    private static final int MOST_AGE = 125;

    private final Header header;
    private final LocalDate today;
    private final Map<String, Integer> seen = new HashMap<>();
    private List<Finding> findings = new ArrayList<>();
    private Line line = new Line(0, new String[0], new java.util.BitSet());

    RosterJudge(Header header, LocalDate today) {
        this.header = header;
        this.today = today;
    }

    RosterRow judge(Line at, int order) {
        line = at;
        findings = new ArrayList<>();
        var n = serial(order);
        var name = name();
        var id = idNumber(n);
        var sex = sex(id);
        var born = born(id);
        var hamlet = hamlet();
        var phones = phones(Column.PHONE);
        var verdict = findings.stream().map(Finding::code)
                .min(Comparator.comparingInt(ORDER::indexOf)).orElse("ok");
        return new RosterRow(n, line.number(), header.text(line, Column.NAME), name, sex, id, born,
                hamlet, phones, categories(), text(Column.HEALTH, 100), text(Column.HEAD, 40),
                text(Column.ADDRESS, 120), kinName(), text(Column.KIN_RELATION, 20),
                kinPhones(), text(Column.ECONOMY, 60), text(Column.MOOD, 200),
                text(Column.WANTS, 200), List.copyOf(findings), verdict);
    }

    private int serial(int order) {
        var text = half(header.text(line, Column.SERIAL)).strip();
        if (text.endsWith(".0")) {
            text = text.substring(0, text.length() - 2);
        }
        return DIGITS.matcher(text).matches() && text.length() <= 7 ? Integer.parseInt(text) : order;
    }

    private void found(Column column, String code, String say) {
        var was = header.text(line, column);
        var shown = column == Column.ID && was.length() > 9 ? IdNumber.mask(was.strip())
                : column == Column.PHONE && was.length() > 6 ? Phone.mask(was.strip()) : was;
        findings.add(new Finding(line.number(), column, code,
                shown.length() > 40 ? shown.substring(0, 40) + "…" : shown, say));
    }

    private String name() {
        var raw = header.text(line, Column.NAME);
        var name = half(raw).replaceAll("[\\s　]", "").replace('•', '·').replace('．', '·');
        if (name.isEmpty()) {
            found(Column.NAME, "error-no-name", "没有姓名，请补上。");
        } else if (!NAME.matcher(name).matches()) {
            found(Column.NAME, "error-name-characters", "姓名里有公式、字母或符号，没有读取。请只写汉字。");
        } else if (!name.equals(raw)) {
            found(Column.NAME, "ok-spaces", "姓名里的空格已去掉。");
        }
        return name;
    }

    private @Nullable IdNumber idNumber(int n) {
        var raw = header.text(line, Column.ID);
        var text = half(raw).replaceAll("[\\s　'’‘`\u200b\ufeff]", "");
        if (text.isEmpty() || text.matches("无|没有|/|-+|不详|未知|遗失")) {
            found(Column.ID, "warn-no-id", "没有身份证号码，先导入，待补。");
            return null;
        }
        var lost = header.isNumber(line, Column.ID) && text.length() > 15
                || text.toUpperCase(java.util.Locale.ROOT).matches("\\d(\\.\\d+)?E\\+?\\d+");
        if (lost) {
            found(Column.ID, "error-precision-lost",
                    "Excel 把号码变成了数字，末几位已丢，请把这一列设为文本后重新填。");
            return null;
        }
        var upper = text.toUpperCase(java.util.Locale.ROOT);
        if (upper.length() == 15 && DIGITS.matcher(upper).matches()) {
            upper = IdNumber.upgrade(upper);
            if (IdNumber.bornIn(upper).isPresent()) {
                found(Column.ID, "ok-upgraded-15", "15 位老号码已升成 18 位。");
            }
        }
        if (upper.length() != 18) {
            found(Column.ID, "error-length", "号码有 %d 位，应是 18 位。请对照户口簿。"
                    .formatted(upper.length()));
            return null;
        }
        var number = IdNumber.parse(upper).orElse(null);
        if (number == null) {
            found(Column.ID, "error-check-digit", "校验码或日期不对，至少有一个数字写错。请对照户口簿。");
            return null;
        }
        mends(raw, text);
        var first = seen.putIfAbsent(number.text(), n);
        if (first != null) {
            found(Column.ID, "error-duplicate-in-file", "与第 %d 号是同一个身份证号码，请删去一个。"
                    .formatted(first));
        }
        return number;
    }

    private void mends(String raw, String text) {
        if (!half(raw).equals(raw.replace('　', ' '))) {
            found(Column.ID, "ok-fullwidth", "全角数字已改成半角。");
        }
        if (text.endsWith("x")) {
            found(Column.ID, "ok-lower-x", "小写 x 已改成大写。");
        }
        if (!text.equals(half(raw))) {
            found(Column.ID, "ok-spaces", "号码里的空格已去掉。");
        }
    }

    private Elder.@Nullable Sex sex(@Nullable IdNumber id) {
        var text = half(header.text(line, Column.SEX)).strip();
        var written = text.startsWith("男") || text.equalsIgnoreCase("M") ? Elder.Sex.M
                : text.startsWith("女") || text.equalsIgnoreCase("F") ? Elder.Sex.F : null;
        if (id == null) {
            if (written == null) {
                found(Column.SEX, "warn-no-sex", "没有写性别，先按女登记，请核对。");
                return Elder.Sex.F;
            }
            return written;
        }
        if (written != null && written != id.sex()) {
            found(Column.SEX, "error-sex-mismatch", "与身份证号码不符，号码上是%s。请核对。"
                    .formatted(id.sex().chinese()));
        }
        return id.sex();
    }

    private @Nullable LocalDate born(@Nullable IdNumber id) {
        var raw = half(header.text(line, Column.BORN)).strip();
        var lenient = header.isNumber(line, Column.BORN) || line.numeric().isEmpty();
        var written = Birth.read(raw);
        LocalDate born = null;
        if (id != null) {
            born = id.born();
            if (written != null && !written.fits(born, lenient)) {
                found(Column.BORN, "warn-birth-differs", "与身份证上的 %d.%d 不同，按身份证。"
                        .formatted(born.getYear(), born.getMonthValue()));
            }
        } else if (written != null) {
            born = written.day();
        } else {
            var age = half(header.text(line, Column.AGE)).replaceAll("[^0-9]", "");
            if (!age.isEmpty() && age.length() <= 3) {
                born = LocalDate.of(today.getYear() - Integer.parseInt(age), 1, 1);
            }
        }
        if (born == null) {
            if (findings.stream().noneMatch(f -> f.column() == Column.ID
                    && f.weight() == Finding.Weight.ERROR)) {
                found(Column.BORN, "error-no-birth", "看不出年纪：身份证号码、出生年月、年龄都没有。请补一样。");
            }
        } else {
            age(born);
        }
        return born;
    }

    private void age(LocalDate born) {
        var age = java.time.Period.between(born, today).getYears();
        var column = header.has(Column.BORN) ? Column.BORN
                : header.has(Column.ID) ? Column.ID : Column.AGE;
        if (age < LEAST_AGE) {
            found(column, "error-under-60", age + " 岁，不满 60 岁。");
        } else if (age > MOST_AGE) {
            found(column, "error-too-old", age + " 岁，请核对出生年月。");
        }
    }

    private @Nullable String hamlet() {
        if (!header.has(Column.HAMLET) && !header.has(Column.ADDRESS)) {
            return null;
        }
        var hamlet = Hamlet.read(half(header.text(line, Column.HAMLET)));
        if (hamlet == null) {
            hamlet = Hamlet.read(half(header.text(line, Column.ADDRESS)));
        }
        if (hamlet == null) {
            found(header.has(Column.HAMLET) ? Column.HAMLET : Column.ADDRESS, "error-no-hamlet",
                    "没有写几社（组），请补上。");
        }
        return hamlet;
    }

    private List<Phone> phones(Column column) {
        var raw = header.text(line, column);
        var text = half(raw).strip();
        if (text.endsWith(".0")) {
            text = text.substring(0, text.length() - 2);
        }
        if (text.isEmpty() || text.matches("无|没有|/|-+|不详")) {
            return List.of();
        }
        var phones = Phone.parseAll(text);
        if (phones.isEmpty() || phones.get().isEmpty()) {
            found(column, "warn-phone", "电话看不懂，先不存，请核对。");
            return List.of();
        }
        if (column == Column.PHONE) {
            if (phones.get().size() > 1) {
                found(column, "ok-two-phones", "一格里有 %d 个电话，已分开。".formatted(phones.get().size()));
            } else if (!phones.get().getFirst().digits().equals(text)) {
                found(column, "ok-phone-dashes", "电话里的横线或空格已去掉。");
            }
        }
        return phones.get().stream().limit(3).toList();
    }

    private List<Phone> kinPhones() {
        var before = new ArrayList<>(findings);
        var phones = phones(Column.KIN_PHONE);
        findings = before;
        return phones;
    }

    private @Nullable String kinName() {
        var name = text(Column.KIN_NAME, 40);
        return name == null ? null : name.replaceAll("\\s", "");
    }

    private Set<Elder.Category> categories() {
        var found = EnumSet.noneOf(Elder.Category.class);
        for (var column : header.at().keySet()) {
            if (column.isFlag()) {
                var cell = half(header.text(line, column)).strip();
                if (YES.contains(cell.toUpperCase(java.util.Locale.ROOT))
                        || cell.equals(column.chinese())) {
                    found.add(Elder.Category.valueOf(column.name()));
                }
            }
        }
        var list = header.text(line, Column.CATEGORY);
        for (var category : Elder.Category.values()) {
            if (list.contains(category.chinese())) {
                found.add(category);
            }
        }
        if (list.contains("低保") || list.contains("特困") || list.contains("五保")) {
            found.add(Elder.Category.HARDSHIP);
        }
        return found;
    }

    private @Nullable String text(Column column, int most) {
        var text = header.text(line, column).replaceAll("\\p{Cntrl}", " ").strip();
        return text.isEmpty() ? null : text.length() > most ? text.substring(0, most) : text;
    }

    private static String half(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '\uFF00' || text.charAt(i) == '\u3000') {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }
}
