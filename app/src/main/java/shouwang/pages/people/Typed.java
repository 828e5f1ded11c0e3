package shouwang.pages.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import shouwang.kernel.Rejected;

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

    /** The refusal beside this field, or null. */
    public @Nullable String wrong(String name) {
        return name.equals(field) ? say : null;
    }

    /** A refusal that belongs to none of the form's fields, shown above it; or null. */
    public @Nullable String above(String... fields) {
        return field != null && List.of(fields).contains(field) ? null : say;
    }
}
