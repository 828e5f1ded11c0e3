package shouwang.pages.form;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.roster.BirthSaid;

/** What stands in a form's fields, and beside which of them a refusal belongs. */
public record Typed(MultiValueMap<String, String> values, @Nullable String field,
        @Nullable String say) {

    public static Typed empty() {
        return new Typed(new LinkedMultiValueMap<>(), null, null);
    }

    public static Typed of(MultiValueMap<String, String> values) {
        return new Typed(values, null, null);
    }

    public Typed refused(Rejected refusal) {
        return new Typed(values, refusal.field(), refusal.say());
    }

    public Typed put(String name, @Nullable String value) {
        if (value != null) {
            values.set(name, value);
        }
        return this;
    }

    public Typed put(String name, List<String> several) {
        values.put(name, several);
        return this;
    }

    public String value(String name) {
        var value = values.getFirst(name);
        return value == null ? "" : value;
    }

    public @Nullable String raw(String name) {
        return values.getFirst(name);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** The day of birth: a date, or as the old say it, by the moon or in the Republic. */
    public static LocalDate born(Typed typed) {
        var said = Given.optional(typed.raw("bornSaid"), "bornSaid", "出生日期", 40);
        if (said == null || !typed.value("born").isBlank()) {
            return Given.day(typed.raw("born"), "born", "出生日期");
        }
        return BirthSaid.read(said).orElseThrow(() ->
                new Rejected(Reason.WRONG_FORM, "bornSaid",
                        "看不懂这个日子。请写成 1944年农历正月初五、民国三十三年 或 1944年3月。"));
    }

    /** The refusal beside this field, or null. */
    public @Nullable String wrong(String name) {
        return name.equals(field) ? say : null;
    }

    /** A refusal that belongs to none of the form's fields, shown above it; or null. */
    public @Nullable String above(String... fields) {
        return field != null && List.of(fields).contains(field) ? null : say;
    }
}
