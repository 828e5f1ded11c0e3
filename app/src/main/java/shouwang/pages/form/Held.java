package shouwang.pages.form;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What a record holds, field by field, as its form is filled in when it is opened. */
public final class Held {
    private final Map<String, Field> fields = new LinkedHashMap<>();

    /**
     * One field of the form.
     *
     * @param values what stands in it; none where it is empty
     * @param words how a value is said to people
     * @param beside of a field that is never shown: the boxes that take it away, else null
     */
    record Field(String name, String label, List<String> values, UnaryOperator<String> words,
            @Nullable List<String> beside) {
        boolean secret() {
            return beside != null;
        }

        String said(Collection<String> given) {
            var said = given.stream().filter(one -> !one.isBlank()).map(words)
                    .collect(Collectors.joining("、"));
            return said.isEmpty() ? "（空）" : said;
        }
    }

    public Held put(String name, String label, @Nullable String value) {
        return put(name, label, value, UnaryOperator.identity());
    }

    public Held put(String name, String label, @Nullable String value,
            UnaryOperator<String> words) {
        return put(name, label, value == null ? List.of() : List.of(value), words);
    }

    /** A field with several values, such as boxes to tick. */
    public Held put(String name, String label, List<String> values, UnaryOperator<String> words) {
        fields.put(name, new Field(name, label, List.copyOf(values), words, null));
        return this;
    }

    /**
     * A field the form never shows: blank leaves it as it is.
     *
     * @param beside the boxes by which it is taken away
     */
    public Held secret(String name, String label, String... beside) {
        fields.put(name, new Field(name, label, List.of(), UnaryOperator.identity(),
                List.of(beside)));
        return this;
    }

    /** How a constant of an enumeration is said; what is none of them stands as it is. */
    public static <E extends Enum<E>> UnaryOperator<String> words(E[] all,
            java.util.function.Function<E, String> chinese) {
        return name -> java.util.Arrays.stream(all).filter(one -> one.name().equals(name))
                .findFirst().map(chinese).orElse(name);
    }

    /** What stands in the form when it is opened. */
    public MultiValueMap<String, String> values() {
        var values = new LinkedMultiValueMap<String, String>();
        fields.values().stream().filter(field -> !field.values().isEmpty())
                .forEach(field -> values.put(field.name(), field.values()));
        return values;
    }

    Collection<Field> fields() {
        return fields.values();
    }
}
