package shouwang.pages.form;

import java.util.List;

/** The page that asks a township's clerk which village is meant, before writing. */
public record ChooseVillage(String to, String title, List<Choice> villages) {}
