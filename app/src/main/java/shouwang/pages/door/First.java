package shouwang.pages.door;

import org.jspecify.annotations.Nullable;

/** The page that makes a county's first administrator. */
public record First(String countyName, String name, String login, @Nullable String wrong) {}
