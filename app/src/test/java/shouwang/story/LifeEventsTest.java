package shouwang.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.kernel.Money;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.pairing.Pair;
import shouwang.pairing.PairHealth;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.life.LifeEvent;
import shouwang.people.life.LifeEvents;
import shouwang.table.Canteen;
import shouwang.table.Courtyard;
import shouwang.table.Courtyards;
import shouwang.table.Eater;
import shouwang.table.Kitchen;
import shouwang.table.Meal;
import shouwang.table.Terms;

/** What becomes of a person reaches all that was planned, and a mistake leaves no trace. */
@House
@Import(CareStory.class)
class LifeEventsTest {
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired LifeEvents life;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Pairs pairs;
    @Autowired PairHealth health;
    @Autowired Visits visits;
    @Autowired Needs needs;
    @Autowired Canteen canteen;
    @Autowired Kitchen kitchen;
    @Autowired Courtyards courtyards;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestClock clock;
    @Autowired MockMvcTester mvc;

    private record Full(CareStory.Scene scene, UUID neighbour, UUID planned, UUID given,
            UUID open) {}

    /** An elder with a pair, an aide's part of her own, visits, needs, meals and a seat. */
    private Full full() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var today = LocalDate.now(clock);
        return villages.in(scene.village(), () -> {
            var hers = aides.get(scene.aide());
            aides.add(clerk, scene.elder(), new Aides.Form(hers.placeCode(), "冉翠芳",
                    Elder.Sex.F, LocalDate.of(1942, 3, 5), null, Aide.Origin.NEIGHBOUR,
                    Set.of(), Aide.Vehicle.FOOT, 3, 60, 127));
            var neighbour = story.elder(scene.clerk(), hers.placeCode(), "单先先", "15455557303");
            pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, null);
            pairs.pair(clerk, neighbour, scene.elder(), Pair.Manner.VOLUNTARY, null);
            var soon = clock.instant().plusSeconds(90_000);
            var planned = visits.plan(clerk, story.visit(scene, soon)).id();
            visits.plan(clerk, new Visit.Plan(Ids.fresh(), neighbour, scene.elder(), null,
                    Service.CLEANING, "扫屋", soon));
            var given = needs.raise(clerk, wish(scene.elder(), Service.CLEANING)).id();
            needs.give(clerk, given, scene.aide(), soon);
            var open = needs.raise(clerk, wish(scene.elder(), Service.MEALS)).id();
            var neighbours = needs.raise(clerk, wish(neighbour, Service.CLEANING)).id();
            needs.give(clerk, neighbours, scene.elder(), soon);
            canteen.terms(clerk, new Terms(scene.village(), 127, new Money(800),
                    new Points(30), true));
            canteen.eater(clerk, new Eater(scene.elder(), 127, Meal.Manner.BROUGHT, false, null,
                    null));
            for (var day = 1; day < 4; day++) {
                kitchen.deliver(clerk, scene.village(), today.plusDays(day),
                        java.util.Map.of(scene.elder(), scene.aide()), scene.aide());
            }
            var yard = courtyards.found(clerk, new Courtyard(Ids.fresh(),
                    scene.village() + "001", "竹林小院", 127));
            courtyards.neighbour(clerk, yard.id(), scene.elder(), true, true);
            courtyards.neighbour(clerk, yard.id(), neighbour, true, true);
            courtyards.arrange(clerk, yard.id());
            return new Full(scene, neighbour, planned, given, open);
        });
    }

    private Need.Raise wish(UUID elder, Service service) {
        return new Need.Raise(Ids.fresh(), elder, service, "扫一扫", 1, Need.RaisedAs.SELF, "本人",
                Need.Via.PHONE, clock.instant(), false);
    }

    /** How everything of a village stands that may hang on somebody. */
    private List<String> snapshot(String village) {
        return villages.in(village, () -> transaction.execute(begun -> sql.sql("""
                select concat_ws(' ', 'elder', person_id, status, status_since) from people_elder
                where place_code like ?1
                union all select concat_ws(' ', 'aide', person_id, ended_on) from people_aide
                where place_code like ?1
                union all select concat_ws(' ', 'pair', id, until_on, end_reason)
                from pairing_pair where place_code like ?1
                union all select concat_ws(' ', 'visit', id, status, why_not) from care_visit
                where place_code like ?1
                union all select concat_ws(' ', 'need', id, status, end_reason, ended_at)
                from care_need where place_code like ?1
                union all select concat_ws(' ', 'task', kind, elder_id) from care_task
                where place_code like ?1 and closed_at is null
                union all select concat_ws(' ', 'seat', person_id, left_on) from table_neighbour
                where place_code like ?1
                union all select concat_ws(' ', 'turn', id, status) from table_courtyard_meal
                where place_code like ?1
                order by 1""".replace("?1", "'" + village + "%'")).query(String.class).list()));
    }

    @Test
    void undoing_the_last_step_leaves_all_that_hangs_on_her_as_it_was() {
        // the first found that an earlier time home lost its task with a later one's undoing
        for (var seed : new long[] {5909792438690L, System.nanoTime(), System.nanoTime(),
            System.nanoTime()}) {
            System.out.println("undoing_the_last_step seed " + seed);
            walk(full(), new Random(seed), "seed " + seed);
        }
    }

    private record Step(UUID id, List<String> before) {}

    private void walk(Full full, Random random, String seed) {
        var scene = full.scene();
        var clerk = scene.clerk().actor();
        var village = scene.village();
        var today = LocalDate.now(clock);
        var steps = new ArrayDeque<Step>();
        for (var n = 0; n < 16 || !steps.isEmpty(); n++) {
            var before = snapshot(village);
            if (!steps.isEmpty() && (n >= 16 || random.nextInt(3) == 0)) {
                var last = steps.pop();
                assertThat(villages.in(village, () -> life.undo(clerk, last.id())))
                        .as(seed).isEmpty();
                assertThat(snapshot(village)).as(seed).isEqualTo(last.before());
                continue;
            }
            var status = Elder.Status.values()[random.nextInt(Elder.Status.values().length)];
            try {
                var told = villages.in(village, () -> status == Elder.Status.REPORTED
                        ? life.end(clerk, scene.elder(), today)
                        : life.tell(clerk, scene.elder(), status, today));
                if (steps.isEmpty() || !steps.peek().id().equals(told.id())) {
                    steps.push(new Step(told.id(), before));
                }
                if (told.kind() == LifeEvent.Kind.DEAD && random.nextBoolean()) {
                    villages.in(village, () -> life.second(villages.doctor(village), told.id()));
                }
            } catch (Rejected notNow) {
                assertThat(snapshot(village)).as(seed).isEqualTo(before);
            }
        }
    }

    @Test
    void a_reported_death_lets_everything_rest_and_a_second_account_calls_it_off() {
        var full = full();
        var clerk = full.scene().clerk().actor();
        var today = LocalDate.now(clock);
        villages.in(full.scene().village(), () -> {
            var told = life.tell(clerk, full.scene().elder(), Elder.Status.DEAD, today);
            assertThat(elders.get(full.scene().elder()).status())
                    .isEqualTo(Elder.Status.REPORTED);
            assertThat(visits.get(full.planned()).status()).isEqualTo(Visit.Status.PLANNED);
            assertThat(pairs.current(List.of(full.scene().elder()))).isNotEmpty();
            assertThatThrownBy(() -> visits.start(clerk, full.planned(), clock.instant()))
                    .hasMessageContaining("过世待核实");
            assertThatThrownBy(() -> life.second(clerk, told.id()))
                    .hasMessageContaining("不能自己核实");
            life.second(villages.doctor(full.scene().village()), told.id());
            assertThat(visits.get(full.planned()).status()).isEqualTo(Visit.Status.CANCELLED);
            assertThat(needs.get(full.open()).status()).isEqualTo(Need.Status.WITHDRAWN);
            assertThat(pairs.current(List.of(full.scene().elder(), full.neighbour()))).isEmpty();
            assertThat(aides.get(full.scene().elder()).endedOn()).isEqualTo(today);
            return null;
        });
    }

    @Test
    void days_that_cannot_be_are_refused_and_visits_after_a_death_are_asked_about() {
        var full = full();
        var clerk = full.scene().clerk().actor();
        var today = LocalDate.now(clock);
        villages.in(full.scene().village(), () -> {
            var she = full.scene().elder();
            assertThatThrownBy(() -> life.tell(clerk, she, Elder.Status.DEAD,
                    LocalDate.of(1900, 1, 1))).hasMessageContaining("还没有出生");
            assertThatThrownBy(() -> life.tell(clerk, she, Elder.Status.HOSPITAL,
                    LocalDate.of(1960, 1, 1))).hasMessageContaining("岁");
            assertThatThrownBy(() -> life.tell(clerk, she, Elder.Status.AWAY,
                    today.plusDays(1))).hasMessageContaining("今天之后");
            life.tell(clerk, she, Elder.Status.HOSPITAL, today.minusDays(2));
            assertThatThrownBy(() -> life.tell(clerk, she, Elder.Status.HERE,
                    today.minusDays(3))).hasMessageContaining("不能早过");
            life.tell(clerk, she, Elder.Status.HERE, today.minusDays(1));
            var start = today.atTime(0, 1).atZone(clock.getZone()).toInstant();
            visits.enter(clerk, new Visit.Plan(Ids.fresh(), she, full.scene().aide(), null,
                    Service.CLEANING, "扫屋", start.minusSeconds(3_600)), new Visit.Finish(
                    start.minusSeconds(1_800), "扫屋", 5));
            assertThat(life.doubts(clerk, full.neighbour(), Elder.Status.DEAD,
                    today.minusDays(9))).isEmpty();
            return null;
        });
    }

    @Test
    void an_aide_in_hospital_is_no_first_choice_and_her_pairs_show_it() {
        var full = full();
        var scene = full.scene();
        villages.in(scene.village(), () -> {
            var clerk = scene.clerk().actor();
            life.tell(clerk, scene.elder(), Elder.Status.HOSPITAL, LocalDate.now(clock));
            assertThat(pairs.suggest(clerk, full.neighbour(), 9)).last().satisfies(last -> {
                assertThat(last.aide().id()).isEqualTo(scene.elder());
                assertThat(last.reasons()).contains("现在住院");
            });
            assertThat(health.of(scene.village())).anySatisfy(finding -> {
                assertThat(finding.pair().elderId()).isEqualTo(full.neighbour());
                assertThat(finding.troubles()).contains(PairHealth.Trouble.ABSENT);
            });
            return null;
        });
        var today = mvc.get().uri("/aide/visits/" + full.planned()).with(scene.aideGuest());
        assertThat(today).hasStatusOk().bodyText().contains("现在住院").doesNotContain("开始服务");
        assertThat(mvc.post().uri("/aide/visits/" + full.planned() + "/start")
                .with(scene.aideGuest()).with(SignedIn.form())).hasStatus(409);
    }

    private MvcTestResult post(SignedIn.Guest who, String path, String... form) {
        var request = mvc.post().uri(path).with(who).with(SignedIn.form());
        for (var i = 0; i < form.length; i += 2) {
            request = request.param(form[i], form[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void a_death_by_mistake_is_undone_whole_on_its_page() {
        var full = full();
        var scene = full.scene();
        var doctor = signedIn.as(Role.DOCTOR, scene.village());
        var before = snapshot(scene.village());
        var her = "/people/elders/" + scene.elder();
        assertThat(post(scene.clerk(), her + "/status", "status", "DEAD"))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri(her + "/life").with(scene.clerk())).hasStatusOk().bodyText()
                .contains("还没有第二个人核实", "报错了，撤回", "不能自己核实").doesNotContain("核实过了，属实");
        var step = villages.in(scene.village(), () -> transaction.execute(begun -> sql.sql(
                "select id from people_departure where person_id = ?").param(scene.elder())
                .query(UUID.class).single()));
        assertThat(post(scene.clerk(), her + "/life/" + step + "/second")).hasStatus(403);
        assertThat(mvc.get().uri(her + "/life").with(doctor)).bodyText().contains("核实过了，属实");
        assertThat(post(doctor, her + "/life/" + step + "/second")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(her).with(scene.clerk())).hasStatusOk().bodyText()
                .contains("过世", "记错了撤销").doesNotContain("登记求助", "去结对", "登记为互助员", "回来了");
        assertThat(mvc.get().uri(her + "/life").with(scene.clerk())).bodyText()
                .contains("冉翠芳 – 王琼琼", "单先先 – 冉翠芳", "不再当互助员", "送餐", "还在，记错了，撤销");
        assertThat(post(scene.clerk(), her + "/life/" + step + "/undo"))
                .hasStatus3xxRedirection();
        assertThat(snapshot(scene.village())).isEqualTo(before);
        assertThat(mvc.get().uri(her + "/life").with(scene.clerk())).bodyText()
                .contains("带回来了").doesNotContain("没有带回来");
    }
}
