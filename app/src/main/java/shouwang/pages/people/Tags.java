package shouwang.pages.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import shouwang.people.Elder;

/** The short words beside an elder's name: age group first, then the study's categories. */
public final class Tags {
    private static final int YOUNG_FROM = 60;
    private static final int YOUNG_BELOW = 70;
    private static final int VERY_OLD = 80;

    private Tags() {}

    public static List<String> of(Elder elder, LocalDate today) {
        var tags = new ArrayList<String>();
        var age = elder.ageOn(today);
        if (age >= VERY_OLD) {
            tags.add("高龄");
        } else if (age >= YOUNG_FROM && age < YOUNG_BELOW) {
            tags.add("低龄");
        }
        elder.categories().stream().sorted().map(Elder.Category::chinese).forEach(tags::add);
        return tags;
    }
}
