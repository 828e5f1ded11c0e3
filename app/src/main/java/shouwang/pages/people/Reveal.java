package shouwang.pages.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Typed;

/**
 * Showing one private field: first the reason is asked, then the field stands there once.
 *
 * @param clear the field in the clear, or null while the reason is still to be given
 */
public record Reveal(UUID personId, String name, String field, String called, String back,
        List<String> reasons, @Nullable String clear, Typed typed) {}
