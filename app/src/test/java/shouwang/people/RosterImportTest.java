package shouwang.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.pairing.Pairs;
import shouwang.people.intake.Batch;
import shouwang.people.intake.Rosters;
import shouwang.people.life.LifeEvents;
import shouwang.people.roster.RosterResult;
import shouwang.people.roster.Verdict;
import shouwang.people.roster.Workbooks;
import shouwang.timebank.earning.Activities;
import shouwang.timebank.earning.Activity;
import shouwang.timebank.earning.Earning;
import shouwang.timebank.earning.EarningStory;

/** What of a roster reaches the database, and who stays where they are. */
@House
class RosterImportTest {
    @Autowired LifeEvents life;
    @Autowired Rosters rosters;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired CareStory story;
    @Autowired EarningStory earning;
    @Autowired Activities activities;
    @Autowired Aides aides;
    @Autowired Elders elders;
    @Autowired Households households;
    @Autowired Private privates;
    @Autowired Pairs pairs;
    String village = "";
    Actor clerk = Actor.house(new shouwang.county.County("511922"));

    @BeforeEach
    void takeAVillage() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village).actor();
    }

    private Batch.Outcome bring(RosterResult result) {
        return villages.in(village, () -> rosters.bring(clerk, Ids.fresh(), village, "花名册.xlsx",
                result, new ArrayList<Integer>()::add));
    }

    private int count(String table) {
        return villages.in(village, () -> transaction.execute(inside -> sql.sql(
                "select count(*) from " + table + " where village_code = ?").param(village)
                .query(Integer.class).single()));
    }

    @Test
    void the_good_rows_come_in_once_and_go_out_as_a_whole() {
        var rows = new ArrayList<Object[]>();
        rows.add(Workbooks.row("姓名", "身份证号", "组"));
        for (var n = 0; n < 120; n++) {
            rows.add(Workbooks.row("覃" + (char) ('万' + n), Workbooks.id("19350417", 100 + n),
                    n % 5 + 1 + "组"));
        }
        rows.add(Workbooks.row("盖志", "51999919350417", "1组"));
        var result = Workbooks.check(Workbooks.xlsx(rows.toArray(Object[][]::new)));
        var first = bring(result);
        assertThat(first.added()).isEqualTo(120);
        assertThat(count("people_elder")).isEqualTo(120);
        var again = bring(result);
        assertThat(again.added()).isZero();
        assertThat(again.known()).isEqualTo(120);
        assertThat(count("people_person")).isEqualTo(120);
        villages.in(village, () -> {
            rosters.undo(clerk, first.batchId());
            return true;
        });
        assertThat(count("people_person")).isZero();
        assertThat(count("people_household")).isZero();
    }

    @Test
    void a_batch_is_not_undone_while_one_of_its_people_has_hours_hanging_out_or_helps_as_an_aide() {
        earning.vote(signedIn.as(Role.CLERK, village), village, EarningStory.waiting(7, 0));
        var roster = Workbooks.xlsx(Workbooks.row("姓名", "身份证号", "组"),
                Workbooks.row("盖志", Workbooks.id("19620203", 61), "1组"),
                Workbooks.row("覃芳", Workbooks.id("19610203", 62), "1组"));
        var batch = bring(Workbooks.check(roster)).batchId();
        villages.in(village, () -> {
            var her = elders.list(ElderQuery.of(village, "覃芳", 2)).getFirst().id();
            var ended = TestClock.given().minus(Duration.ofHours(1));
            activities.enter(clerk, new Activity(Ids.fresh(), village, Earning.Kind.ACTIVITY,
                    "坝坝舞排练", ended.minus(Duration.ofHours(1)), ended, Set.of(her)));
            assertThatThrownBy(() -> rosters.undo(clerk, batch)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("存了时长");
            return true;
        });
        assertThat(undone(batch)).isFalse();
        assertThat(count("people_person")).isEqualTo(2);
        takeAVillage();
        var other = bring(Workbooks.check(Workbooks.xlsx(
                Workbooks.row("姓名", "身份证号", "组"),
                Workbooks.row("盖林", Workbooks.id("19620203", 63), "1组"),
                Workbooks.row("冉芳", Workbooks.id("19620203", 66), "1组")))).batchId();
        var helper = villages.in(village, () -> {
            var id = elders.list(ElderQuery.of(village, "盖林", 2)).getFirst().id();
            return aides.add(clerk, id, new Aides.Form(village, "盖林", Elder.Sex.M,
                    LocalDate.of(1962, 2, 3), null, Aide.Origin.YOUNG_OLD, Set.of(),
                    Aide.Vehicle.FOOT, 6, 60, 127));
        });
        villages.in(village, () -> {
            assertThatThrownBy(() -> rosters.undo(clerk, other)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("盖林已经登记成互助员");
            assertThat(aides.find(helper)).isPresent();
            return true;
        });
    }

    @Test
    void a_batch_is_not_undone_while_a_household_of_it_has_points_or_one_of_its_people_signs_in() {
        var batch = bring(Workbooks.check(Workbooks.xlsx(Workbooks.row("姓名", "身份证号", "组"),
                Workbooks.row("盖志", Workbooks.id("19320203", 71), "1组")))).batchId();
        var he = villages.in(village, () ->
                elders.list(ElderQuery.of(village, "盖志", 2)).getFirst());
        villages.in(village, () -> {
            earning.bank.earn(village, he.householdId(), 60);
            assertThatThrownBy(() -> rosters.undo(clerk, batch)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("记过积分");
            return true;
        });
        signedIn.as(Role.AIDE, village, he.id());
        villages.in(village, () -> {
            assertThatThrownBy(() -> rosters.undo(clerk, batch)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("有账号在用");
            return true;
        });
        assertThat(undone(batch)).isFalse();
    }

    /** Whether a batch stands as taken back. */
    private boolean undone(UUID batch) {
        return villages.in(village, () -> rosters.batches(village).stream()
                .anyMatch(one -> one.id().equals(batch) && one.undoneAt() != null));
    }

    @Test
    void a_roster_whose_numbers_were_filled_in_later_completes_the_same_people() {
        var header = Workbooks.row("姓名", "性别", "出生年月", "身份证号", "组");
        var day = Workbooks.id("19421117", 81);
        var month = Workbooks.id("19430315", 83);
        var year = Workbooks.id("19440819", 86);
        var elsewhere = Workbooks.id("19450705", 89);
        takeAVillage();
        assertThat(bring(Workbooks.check(Workbooks.xlsx(header, Workbooks.row("单福", "", "",
                elsewhere, "1组")))).added()).isEqualTo(1);
        takeAVillage();
        var before = bring(Workbooks.check(Workbooks.xlsx(header,
                Workbooks.row("盖志", "男", "1942.11.17", "", "1组"),
                Workbooks.row("覃福", "男", "1943.3", "", "1组"),
                Workbooks.row("冉芳", "女", "1944", "", "2组"),
                Workbooks.row("解全", "男", "1941.2", "", "2组"),
                Workbooks.row("解全", "男", "1941.2.9", "", "2组"),
                Workbooks.row("单福", "男", "1945.7", "", "1组"))));
        assertThat(before.added()).isEqualTo(6);
        var filled = Workbooks.check(Workbooks.xlsx(header,
                Workbooks.row("盖志", "男", "", day, "1组"),
                Workbooks.row("覃福", "男", "", month, "1组"),
                Workbooks.row("冉芳", "女", "", year, "2组"),
                Workbooks.row("解全", "男", "", Workbooks.id("19410209", 85), "2组"),
                Workbooks.row("盖志", "男", "", Workbooks.id("19421117", 87), "4组"),
                Workbooks.row("单福", "男", "", elsewhere, "1组")));
        var after = bring(filled);
        assertThat(after.added()).as("解全 may be either of two; 4组 has no 盖志").isEqualTo(2);
        assertThat(after.known()).isEqualTo(4);
        assertThat(bring(filled).added()).isZero();
        villages.in(village, () -> {
            assertThat(elders.list(ElderQuery.of(village, month, 2))).singleElement()
                    .satisfies(he -> {
                        assertThat(he.name()).isEqualTo("覃福");
                        assertThat(he.born()).isEqualTo("1943-03-15");
                        assertThat(privates.reveal(clerk, he.id(), PrivateField.ID, "核对"))
                                .isEqualTo(month);
                    });
            assertThat(elders.list(ElderQuery.of(village, "单福", 2))).singleElement()
                    .satisfies(he -> assertThat(he.idShown()).as("his number is elsewhere")
                            .isNull());
            rosters.undo(clerk, after.batchId());
            assertThat(elders.count(village)).as("who was completed came before").isEqualTo(6);
            return true;
        });
    }

    @Test
    void all_a_row_says_is_kept() {
        var result = Workbooks.check(Workbooks.xlsx(
                Workbooks.row("姓名", "性别", "出生年月", "组", "自理能力", "注意事项", "思想动态", "户主",
                        "子女1姓名", "子女1电话", "子女2姓名", "子女2电话", "子女居住地"),
                Workbooks.row("盖志", "男", "1942.3", "三社", "半自理", "青霉素过敏", "想女儿", "盖贵", "盖贵",
                        "15400000001", "盖芳", "15400000002", "宁波")));
        assertThat(bring(result).added()).isEqualTo(1);
        villages.in(village, () -> transaction.execute(inside -> {
            assertThat(sql.sql("""
                    select e.self_care || ' ' || e.mood || ' ' || h.head || ' ' || p.born
                        || ' ' || (e.mind_sealed is not null)
                    from people_elder e join people_person p on p.id = e.person_id
                    join people_household h on h.id = p.household_id where p.village_code = ?""")
                    .param(village).query(String.class).single())
                    .isEqualTo("2 想女儿 盖贵 1942-03-01 true");
            assertThat(sql.sql("select name || coalesce(lives_in, '') from people_kin "
                    + "where place_code like ?").param(village + "%")
                    .query(String.class).list()).containsExactlyInAnyOrder("盖芳宁波", "盖贵");
            return true;
        }));
    }

    @Test
    void a_remark_is_sealed_the_aide_named_is_a_hint_and_the_relation_to_the_head_is_kept() {
        var result = Workbooks.check(Workbooks.xlsx(
                Workbooks.row("姓名", "性别", "出生年月", "组", "户主", "与户主关系", "备注", "互助员姓名"),
                Workbooks.row("盖芳", "女", "1944.5", "三社", "盖贵", "妻子", "听力残疾二级", "覃国林"),
                Workbooks.row("盖贵", "男", "1942.3", "三社", "盖贵", "户主", "", "")));
        assertThat(bring(result).added()).isEqualTo(2);
        villages.in(village, () -> {
            var she = elders.all(village).stream().filter(e -> e.name().equals("盖芳"))
                    .findFirst().orElseThrow();
            assertThat(elders.more(she.id()).aideNamed()).isEqualTo("覃国林");
            assertThat(elders.more(she.id()).remarkKnown()).isTrue();
            assertThat(privates.reveal(clerk, she.id(), PrivateField.REMARK, "核对"))
                    .isEqualTo("听力残疾二级");
            elders.remark(clerk, she.id(), null);
            assertThat(elders.more(she.id()).remarkKnown()).isFalse();
            assertThat(households.members(she.householdId()))
                    .extracting(Household.Member::name, Household.Member::relation)
                    .containsExactly(tuple("盖贵", "户主"), tuple("盖芳", "妻子"));
            var aides = List.of(story.aide(signedIn.as(Role.CLERK, village), village, "白国林"),
                    story.aide(signedIn.as(Role.CLERK, village), village, "覃国林"));
            var best = pairs.suggest(clerk, she.id(), 5).getFirst();
            assertThat(best.aide().id()).isEqualTo(aides.getLast());
            assertThat(best.reasons()).contains("花名册");
            assertThat(pairs.current(List.of(she.id()))).isEmpty();
            return true;
        });
    }

    @Test
    void two_heads_of_one_name_never_share_a_household_and_the_clerk_is_told() {
        var result = Workbooks.check(Workbooks.xlsx(
                Workbooks.row("姓名", "性别", "出生年月", "组", "户主", "住址"),
                Workbooks.row("盖贵", "男", "1942.3", "三社", "盖贵", "石桥过去第三家"),
                Workbooks.row("盖贵", "男", "1951.7", "三社", "盖贵", "垭口上面第一家"),
                Workbooks.row("覃芳", "女", "1953.2", "三社", "盖贵", "垭口上面 第一家"),
                Workbooks.row("覃兰", "女", "1943.2", "三社", "盖贵", ""),
                Workbooks.row("解全", "男", "1940.2", "三社", "解全", "岩上黄葛树旁"),
                Workbooks.row("仇芝", "女", "1941.2", "三社", "解全", "三社岩上黄葛树旁 2 号"),
                Workbooks.row("单福", "男", "1939.1", "三社", "单福", ""),
                Workbooks.row("单福", "男", "1949.1", "三社", "单福", "")));
        assertThat(result.rows()).filteredOn(row -> row.findings().stream()
                .anyMatch(finding -> finding.code() == Verdict.SAME_HEAD)).singleElement()
                .satisfies(row -> assertThat(row.row().born()).isEqualTo("1949-01-01"));
        assertThat(bring(result).added()).isEqualTo(8);
        villages.in(village, () -> {
            var homes = new HashMap<String, UUID>();
            elders.all(village).forEach(e -> homes.put(e.name() + e.born().getYear(),
                    e.householdId()));
            assertThat(homes.get("盖贵1942")).isNotEqualTo(homes.get("盖贵1951"));
            assertThat(homes.get("覃芳1953")).isEqualTo(homes.get("盖贵1951"));
            assertThat(homes.get("覃兰1943")).isNotIn(homes.get("盖贵1942"),
                    homes.get("盖贵1951"));
            assertThat(homes.get("仇芝1941")).isEqualTo(homes.get("解全1940"));
            assertThat(homes.get("单福1939")).isNotEqualTo(homes.get("单福1949"));
            return true;
        });
    }

    @Test
    void an_elder_registered_by_hand_never_falls_into_a_namesakes_household() {
        var hand = signedIn.as(Role.CLERK, village);
        villages.in(village, () -> {
            var one = story.elder(hand, village, "盖贵", "15455550001");
            var other = story.elder(hand, village, "盖贵", "15455550002");
            assertThat(elders.get(one).householdId()).isNotEqualTo(elders.get(other).householdId());
            assertThatThrownBy(() -> elders.add(clerk, Ids.fresh(), wife("盖贵")))
                    .isInstanceOf(Rejected.class).hasMessageContaining("分不清");
            var third = story.elder(hand, village, "解全", "15455550003");
            var wife = elders.add(clerk, Ids.fresh(), wife("解全"));
            assertThat(elders.get(wife).householdId()).isEqualTo(elders.get(third).householdId());
            return true;
        });
    }

    private ElderForm wife(String head) {
        return new ElderForm(village, "覃芳", Elder.Sex.F, LocalDate.of(1944, 5, 1), null, null,
                Set.of(), null, null, null, null, null, null, null, head);
    }

    @Test
    void someone_another_village_has_already_is_left_there_and_the_rest_come_in() {
        var here = Workbooks.id("19310203", 41);
        var mine = Workbooks.xlsx(Workbooks.row("姓名", "身份证号", "组"),
                Workbooks.row("盖志", here, "1组"));
        assertThat(bring(Workbooks.check(mine)).added()).isEqualTo(1);
        takeAVillage();
        var both = Workbooks.xlsx(Workbooks.row("姓名", "身份证号", "组"),
                Workbooks.row("盖志", here, "1组"),
                Workbooks.row("覃福", Workbooks.id("19310203", 43), "1组"));
        var outcome = bring(Workbooks.check(both));
        assertThat(outcome.added()).isEqualTo(1);
        assertThat(outcome.known()).isEqualTo(1);
        assertThat(count("people_elder")).isEqualTo(1);
        assertThat(count("people_household")).isEqualTo(1);
    }

    @Test
    void who_moved_away_comes_in_with_the_roster_of_where_they_live_now() {
        var roster = Workbooks.xlsx(Workbooks.row("姓名", "身份证号", "组"),
                Workbooks.row("盖志", Workbooks.id("19310203", 47), "1组"));
        assertThat(bring(Workbooks.check(roster)).added()).isEqualTo(1);
        villages.in(village, () -> {
            var gone = elders.list(ElderQuery.of(village, null, 2)).getFirst();
            life.tell(clerk, gone.id(), Elder.Status.MOVED, TestClock.today());
            return true;
        });
        assertThat(bring(Workbooks.check(roster)).known()).as("he left this village").isOne();
        takeAVillage();
        assertThat(bring(Workbooks.check(roster)).added()).isEqualTo(1);
    }
}
