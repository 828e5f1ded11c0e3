package shouwang.pages.form;

/** One entry of a select: what is sent, what is read, whether it is the one now. */
public record Choice(String value, String word, boolean now) {}
