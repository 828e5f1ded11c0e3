package shouwang.pages.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.NeedClock;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Household;
import shouwang.people.Kin;

/**
 * The page of one elder: who she is, who looks after her, what happened lately.
 *
 * @param kinForm what was typed into 添加子女, shown open where it was refused
 */
public record ElderPage(Elder elder, int age, List<String> tags, Elders.More more,
        String village, List<Kin> kins, Household household, List<Household.Member> others,
        boolean alsoAide, ElderStory.Told told, Typed kinForm, UUID kinId, String today) {
    private static final List<String> CARE = List.of("完好", "轻度", "中度", "重度", "完全");
    private static final List<String> CARE_LONG =
            List.of("能力完好", "轻度受损", "中度受损", "重度受损", "完全受损");

    /** A short fact in the row below her name. */
    public record Fact(String label, String text, String quiet, @Nullable String href,
            @Nullable String more, @Nullable String moreHref) {}

    /**
     * One line of 近来.
     *
     * @param dot "", "full" for confirmed, "miss" for missed
     * @param clock of an open need, else null
     */
    public record Event(String when, String dot, String title, String text, String by,
            @Nullable NeedClock clock, String state, @Nullable String href) {}

    /** Whether marks stand before the phone, so that a rule parts them. */
    public boolean lead() {
        return alsoAide || !tags.isEmpty() || elder.status() != Elder.Status.HERE;
    }

    /** The five steps of GB/T 42195-2022. */
    public List<String> careSteps() {
        return CARE;
    }

    public String careWord() {
        var step = elder.selfCare();
        return step == null ? "还没有评" : CARE_LONG.get(step);
    }

    public String careClass(int step) {
        var here = elder.selfCare();
        return here == null || step > here ? "" : step == here ? "here" : "past";
    }

    public String surname() {
        return elder.name().substring(0, elder.name().offsetByCodePoints(0, 1));
    }

    public String phone() {
        return elder.phones().isEmpty() ? "" : String.join("、", elder.phones());
    }

    /** Where she is now can be changed to any of the others. */
    public List<Elder.Status> otherStatuses() {
        return List.of(Elder.Status.values()).stream().filter(s -> s != elder.status()).toList();
    }
}
