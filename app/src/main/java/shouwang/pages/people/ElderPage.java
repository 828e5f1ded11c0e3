package shouwang.pages.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Typed;
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

    /** What may be written down of her now; a death only waits or is taken back, on its page. */
    public List<Elder.Status> otherStatuses() {
        return elder.status() == Elder.Status.DEAD || elder.status() == Elder.Status.REPORTED
                ? List.of() : java.util.stream.Stream.of(Elder.Status.HERE, Elder.Status.AWAY,
                        Elder.Status.HOSPITAL, Elder.Status.MOVED, Elder.Status.DEAD)
                        .filter(status -> status != elder.status()).toList();
    }

    /** What is asked before it is written down, or null. */
    public @Nullable String ask(Elder.Status status) {
        return switch (status) {
            case DEAD -> "报" + elder.name() + "过世？先停上门和送餐，等另一个人核实。";
            case MOVED -> elder.name() + "：记为“搬走”？搬到本县别的村的，那个村照身份证号码就能登记。"
                    + "结对、上门、求助都停，记错了可以撤销。";
            case HERE, AWAY, HOSPITAL, REPORTED -> null;
        };
    }
}
