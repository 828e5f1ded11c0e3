package shouwang.timebank.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Audit;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.ledger.AccountId;
import shouwang.messages.Inbox;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Kins;
import shouwang.timebank.Passbook;
import shouwang.timebank.SpendingStory;
import shouwang.people.life.LifeEvents;

/** What the dead leave stays in the family, and everyone concerned hears of it. */
@House
@Import(SpendingStory.class)
class EstatesTest {
    @Autowired LifeEvents life;
    @Autowired SpendingStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Estates estates;
    @Autowired Giving giving;
    @Autowired Elders elders;
    @Autowired Kins kins;
    @Autowired Passbook passbook;
    @Autowired Inbox inbox;
    @Autowired Audit audit;
    @Autowired TestClock clock;

    private static void refused(Callable<?> work, String say) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(say);
    }

    private SpendingStory.Scene dead() {
        var s = story.scene();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.elderHousehold(), 75);
            life.second(villages.doctor(s.clerk().actor().placeCode()),
                    life.tell(s.clerk().actor(), s.care().elder(), Elder.Status.DEAD, LocalDate.now(clock)).id());
            return null;
        });
        return s;
    }

    private List<String> heard(SignedIn.Guest guest) {
        return inbox.list(guest.actor(), false, null, 20).stream().map(Inbox.Letter::text)
                .toList();
    }

    private long has(UUID household) {
        return story.balance(AccountId.household(household));
    }

    @Test
    void a_stranger_inherits_only_with_a_paper_and_when_a_second_person_agreed() {
        var s = dead();
        var clerk = s.clerk().actor();
        var boss = signedIn.as(Role.SUPERVISOR, s.village());
        var id = Ids.fresh();
        villages.in(s.village(), () -> {
            refused(() -> estates.hand(clerk, Ids.fresh(), s.elderHousehold(), s.household(),
                    null, "过世"), "第 13 条：看不出承接的户是家里人");
            var asked = estates.hand(clerk, id, s.elderHousehold(), s.household(),
                    "村民小组决议", "生前由她照顾");
            assertThat(asked.state()).isEqualTo(Given.State.ASKED);
            assertThat(has(s.household())).isZero();
            return null;
        });
        assertThat(heard(boss)).anyMatch(text -> text.contains("待办：冉翠芳户 → 王琼琼户"));
        villages.in(s.village(), () -> {
            refused(() -> giving.decide(clerk, id, true), "不归“服务站干事”办");
            giving.decide(boss.actor(), id, true);
            assertThat(has(s.household())).isEqualTo(75);
            assertThat(story.sum(s.village())).isZero();
            return null;
        });
        assertThat(heard(s.clerk())).anyMatch(text -> text.contains("已同意"));
        assertThat(heard(s.care().aideGuest())).anyMatch(text -> text.contains(
                "身后转出，冉翠芳户 → 王琼琼户：凭村民小组决议"));
    }

    @Test
    void a_gift_names_both_households_in_passbook_and_audit_and_the_taker_hears_of_it() {
        var s = story.scene();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.elderHousehold(), 120);
            giving.gift(s.clerk().actor(), Ids.fresh(), s.elderHousehold(), s.household(),
                    new Points(50), null, "谢谢照顾");
            assertThat(passbook.lines(s.household(), null, 5).getFirst().memo())
                    .isEqualTo("赠送，冉翠芳户 → 王琼琼户：谢谢照顾");
            assertThat(audit.lines(s.village(), null, 5)).anyMatch(line ->
                    line.deed().equals("赠送") && line.subject().contains("王琼琼户"));
            return null;
        });
        assertThat(heard(s.care().aideGuest())).anyMatch(text -> text.contains("0.83 分"));
    }
}
