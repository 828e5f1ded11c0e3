package shouwang.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Elder.Category;
import shouwang.people.Elder.Sex;
import shouwang.people.life.LifeEvents;

@House
class EldersTest {
    @Autowired LifeEvents life;
    @Autowired Elders elders;
    @Autowired Kins kins;
    @Autowired Private privates;
    @Autowired Audit audit;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvcTester mvc;
    String village = "";
    Actor clerk = Actor.house(new shouwang.county.County("511922"));

    @BeforeEach
    void takeAVillage() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village).actor();
    }

    @Test
    void an_elder_is_found_by_name_initials_phone_tail_and_id_tail() {
        villages.in(village, () -> {
            var number = Fictional.number(1942, false);
            var id = elders.add(clerk, Ids.fresh(), form("冉翠芳", number, "15455557302"));
            elders.add(clerk, Ids.fresh(), form("盖林", null, "15455550000"));
            for (var word : List.of("冉", "冉翠芳", "rcf", "RC", "7302", "15455557302",
                    number.tail(), number.text())) {
                assertThat(found(word)).as(word).containsExactly(id);
            }
            assertThat(found("没有这人")).isEmpty();
            assertThat(found("%")).isEmpty();
            return true;
        });
    }

    @Test
    void an_elder_with_a_rare_letter_is_found_by_her_surname() {
        villages.in(village, () -> {
            var rare = elders.add(clerk, Ids.fresh(), form("覃𠅤", null, null));
            elders.add(clerk, Ids.fresh(), form("谭芳", null, null));
            assertThat(found("覃")).containsExactly(rare);
            assertThat(found("覃𠅤")).containsExactly(rare);
            return true;
        });
    }

    @Test
    void a_child_who_calls_leads_to_the_elder() {
        villages.in(village, () -> {
            var id = elders.add(clerk, Ids.fresh(), form("冉翠芳", null, null));
            kins.add(clerk, Ids.fresh(), id, "盖玉梅", "女儿", "宁波",
                    Phone.parseAll("15466664135").orElseThrow());
            assertThat(found("4135")).containsExactly(id);
            return true;
        });
    }

    @Test
    void the_list_is_sorted_by_pinyin_and_paged_by_key_without_gap_or_repeat() {
        villages.in(village, () -> {
            var names = List.of("单先先", "仇全", "盖志清", "冉会", "解全成", "安平", "周玉", "安平");
            names.forEach(name -> elders.add(clerk, Ids.fresh(), form(name, null, null)));
            var seen = new ArrayList<Elder>();
            var query = ElderQuery.of(village, null, 3);
            for (var page = elders.list(query); !page.isEmpty(); page = elders.list(query)) {
                seen.addAll(page);
                query = query.after(page.getLast());
            }
            assertThat(seen).extracting(Elder::name).containsExactly(
                    "安平", "安平", "盖志清", "仇全", "冉会", "单先先", "解全成", "周玉");
            assertThat(seen).extracting(Elder::id).doesNotHaveDuplicates();
            return true;
        });
    }

    @Test
    void nothing_private_lies_in_the_clear() {
        var number = Fictional.number(1940, true);
        var id = villages.in(village, () ->
                elders.add(clerk, Ids.fresh(), form("蒲福正", number, "15455551111")));
        villages.in(village, () -> transaction.execute(status -> {
            var row = sql.sql("select to_jsonb(p)::text from people_person p where id = ?")
                    .param(id).query(String.class).single();
            assertThat(row).doesNotContain(number.text(), "15455551111");
            return true;
        }));
        villages.in(village, () -> {
            assertThat(elders.get(id).phones()).containsExactly("154****1111");
            assertThat(privates.reveal(clerk, id, PrivateField.PHONES, "打电话联系"))
                    .isEqualTo("15455551111");
            assertThat(privates.reveal(clerk, id, PrivateField.ID, "核对身份"))
                    .isEqualTo(number.text());
            assertThat(audit.lines(village, null, 2)).extracting(Audit.Line::reason)
                    .containsExactly("核对身份", "打电话联系");
            return true;
        });
    }

    @Test
    void another_village_sees_nothing_of_her() {
        var id = villages.in(village, () ->
                elders.add(clerk, Ids.fresh(), form("冉翠芳", null, "15455557302")));
        villages.in(villages.fresh(), () -> {
            assertThat(elders.find(id)).isEmpty();
            assertThat(elders.byIds(List.of(id))).isEmpty();
            assertThat(found("7302")).isEmpty();
            assertThatThrownBy(() -> elders.get(id)).isInstanceOf(Rejected.class);
            return true;
        });
    }

    @Test
    void an_id_number_stands_once_in_the_whole_county() {
        var number = Fictional.number(1941, true);
        villages.in(village, () ->
                elders.add(clerk, Ids.fresh(), form("蒲福正", number, null)));
        var other = villages.fresh();
        var there = signedIn.as(Role.CLERK, other).actor();
        villages.in(other, () -> {
            assertThatThrownBy(() -> elders.add(there, Ids.fresh(),
                    form(other, "蒲福正", number, null))).isInstanceOf(Rejected.class)
                    .hasMessageContaining("已经在册");
            return true;
        });
    }

    @Test
    void who_moved_is_registered_where_she_lives_now_and_comes_back_only_through_there() {
        var number = Fictional.number(1942, true);
        var before = villages.in(village, () ->
                elders.add(clerk, Ids.fresh(), form("蒲福正", number, null)));
        var other = villages.fresh();
        var there = signedIn.as(Role.CLERK, other).actor();
        var today = TestClock.today();
        villages.in(village, () -> {
            life.tell(clerk, before, Elder.Status.MOVED, today);
            assertThatThrownBy(() -> elders.add(clerk, Ids.fresh(), form("蒲福正", number, null)))
                    .as("not twice in the village she left").hasMessageContaining("已经在册");
            return true;
        });
        var now = villages.in(other, () -> elders.add(there, Ids.fresh(),
                form(other, "蒲福正", number, null)));
        villages.in(village, () -> {
            assertThatThrownBy(() -> life.tell(clerk, before, Elder.Status.HERE, today))
                    .hasMessageContaining("请那个村先记“搬走”");
            return true;
        });
        assertThat(villages.in(village, () -> elders.get(before).status()))
                .isEqualTo(Elder.Status.MOVED);
        villages.in(other, () -> {
            life.tell(there, now, Elder.Status.MOVED, today);
            return true;
        });
        villages.in(village, () -> {
            life.tell(clerk, before, Elder.Status.HERE, today);
            assertThat(elders.get(before).status()).isEqualTo(Elder.Status.HERE);
            return true;
        });
        villages.in(other, () -> {
            assertThatThrownBy(() -> life.tell(there, now, Elder.Status.HERE, today))
                    .isInstanceOf(Rejected.class);
            return true;
        });
    }

    @Test
    void who_died_or_moved_leaves_the_lists_and_comes_back_when_it_was_a_mistake() {
        villages.in(village, () -> {
            var id = elders.add(clerk, Ids.fresh(), form("冉翠芳", null, null));
            var death = life.second(villages.doctor(clerk.placeCode()),
                    life.tell(clerk, id, Elder.Status.DEAD, LocalDate.of(2026, 1, 5)).id());
            assertThat(found("冉翠芳")).isEmpty();
            assertThat(elders.all(village)).isEmpty();
            assertThat(elders.count(village)).isZero();
            assertThat(elders.list(ElderQuery.of(village, null, 9).withGone())).hasSize(1);
            assertThat(life.undo(clerk, death.id())).isEmpty();
            assertThat(found("冉翠芳")).containsExactly(id);
            return true;
        });
    }

    @Test
    void an_elder_stays_in_the_village_but_may_change_the_hamlet() {
        var other = villages.fresh();
        var all = Actor.house(villages.county());
        var township = new Actor(all.id(), all.county(), "乡", Role.TOWNSHIP, "511922", null);
        villages.everywhere(() -> {
            var id = elders.add(township, Ids.fresh(), form("冉翠芳", null, null));
            assertThatThrownBy(() -> elders.change(township, id, form(other, "冉翠芳", null, null)))
                    .isInstanceOf(Rejected.class);
            return true;
        });
    }

    private List<UUID> found(String word) {
        return elders.list(ElderQuery.of(village, word, 20)).stream().map(Elder::id).toList();
    }

    private ElderForm form(String name, @Nullable IdNumber number, @Nullable String phone) {
        return form(village, name, number, phone);
    }

    static ElderForm form(String place, String name, @Nullable IdNumber number,
            @Nullable String phone) {
        return new ElderForm(place, name, number == null ? Sex.F : number.sex(),
                number == null ? LocalDate.of(1940, 5, 6) : number.born(), number,
                phone == null ? null : Phone.parseAll(phone).orElseThrow(),
                EnumSet.of(Category.LIVING_ALONE), null, null, null, null, null, null, null, null);
    }
}
