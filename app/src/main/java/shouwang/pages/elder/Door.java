package shouwang.pages.elder;

import org.jspecify.annotations.Nullable;

/**
 * The elder's door.
 *
 * @param need made with the page, so that pressing twice asks once
 * @param points shown only after the card's four digits
 */
public record Door(String token, String need, @Nullable String told, @Nullable String points,
        @Nullable String wrong) {}
