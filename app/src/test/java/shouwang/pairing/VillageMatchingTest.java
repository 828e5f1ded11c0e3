package shouwang.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.people.Elder.Category;
import shouwang.people.Elder.Sex;
import shouwang.places.TravelTimes;
import shouwang.places.Way;
import shouwang.solver.pairing.PairingProgress;

class VillageMatchingTest {
    private static final String VILLAGE = "519999001001";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private final List<Elder> elders = new ArrayList<>();
    private final List<Aide> aides = new ArrayList<>();
    private final Map<UUID, UUID> now = new HashMap<>();
    private final Map<UUID, Habit> habits = new HashMap<>();
    private final Map<UUID, Set<String>> kin = new HashMap<>();
    private final Map<UUID, List<Saying>> sayings = new HashMap<>();
    private final Map<String, TravelTimes.Noted> ways = new HashMap<>();

    private Elder elder(String name, int hamlet, int born, Category... categories) {
        var set = categories.length == 0 ? EnumSet.noneOf(Category.class)
                : EnumSet.copyOf(List.of(categories));
        var one = new Elder(UUID.randomUUID(), VILLAGE + "00" + hamlet, hamlet + "社",
                UUID.randomUUID(), name, name, Sex.F, LocalDate.of(born, 1, 1), List.of(), null,
                set, null, Elder.Status.HERE, null);
        elders.add(one);
        return one;
    }

    private Aide aide(String name, int hamlet, int most, Sex sex, String... skills) {
        var one = new Aide(UUID.randomUUID(), VILLAGE + "00" + hamlet, hamlet + "社",
                UUID.randomUUID(), name, name, sex, LocalDate.of(1970, 1, 1), List.of(),
                Aide.Origin.NEIGHBOUR, Set.of(skills), Aide.Vehicle.FOOT, most, 60, 127, null, shouwang.people.Elder.Status.HERE);
        aides.add(one);
        return one;
    }

    private void way(int one, int other, int minutes) {
        var here = VILLAGE + "00" + one;
        var there = VILLAGE + "00" + other;
        ways.put(here + there, new TravelTimes.Noted(here, there, Way.FOOT, minutes));
        ways.put(there + here, new TravelTimes.Noted(there, here, Way.FOOT, minutes));
    }

    private VillageMatching.Result best(PairTerms terms) {
        return new VillageMatching(new VillagePeople(elders, aides, now, habits, kin, sayings,
                new TravelTimes(Set.of(VILLAGE + "001", VILLAGE + "002", VILLAGE + "003"),
                Map.of(), List.copyOf(ways.values())), TODAY), terms).best(PairingProgress.SILENT);
    }

    private VillageMatching.Line line(VillageMatching.Result result, Elder elder) {
        return result.lines().stream().filter(line -> line.elder().equals(elder)).findFirst()
                .orElseThrow();
    }

    @Test
    void the_nearest_who_has_room_is_proposed_with_the_way_in_minutes() {
        var gai = elder("盖志清", 1, 1950);
        var shan = elder("单先先", 2, 1950);
        var wang = aide("王琼琼", 1, 1, Sex.F);
        var he = aide("何珍玉", 3, 1, Sex.F);
        way(1, 2, 6);
        way(1, 3, 20);
        way(2, 3, 12);
        var result = best(PairTerms.USUAL);
        assertThat(line(result, gai)).returns(wang, VillageMatching.Line::aide)
                .returns("同一个组", VillageMatching.Line::why)
                .returns(VillageMatching.Kind.FRESH, VillageMatching.Line::kind);
        assertThat(line(result, shan)).returns(he, VillageMatching.Line::aide)
                .returns("走路 12 分钟", VillageMatching.Line::why);
        assertThat(result.minutesAfter()).isEqualTo(8 + 12);
        assertThat(result.hint()).isEmpty();
    }

    @Test
    void temper_hobbies_and_age_are_worth_their_minutes_and_are_said() {
        var gai = elder("盖志清", 1, 1940);
        aide("王琼琼", 1, 3, Sex.F);
        var he = aide("何珍玉", 2, 3, Sex.F);
        way(1, 2, 20);
        assertThat(line(best(PairTerms.USUAL), gai).why()).isEqualTo("同一个组");
        habits.put(gai.id(), new Habit(Habit.Temper.QUIET, Set.of(Habit.Hobby.CHESS,
                Habit.Hobby.TEA)));
        habits.put(he.id(), new Habit(Habit.Temper.QUIET, Set.of(Habit.Hobby.TEA,
                Habit.Hobby.CHESS, Habit.Hobby.CARDS)));
        assertThat(line(best(PairTerms.USUAL), gai)).returns(he, VillageMatching.Line::aide)
                .returns("走路 20 分钟，都爱下棋、喝茶摆龙门阵，都喜清静",
                        VillageMatching.Line::why);
        var cold = new PairTerms(90, 0, 0, 0, 0, 0, false, 0, 0, 0);
        assertThat(line(best(cold), gai).aide()).isNotEqualTo(he);
    }

    @Test
    void kin_one_home_and_what_was_said_apart_never_come_together() {
        var gai = elder("盖志清", 1, 1950);
        var wang = aide("王琼琼", 1, 3, Sex.F);
        var he = aide("何珍玉", 1, 3, Sex.F);
        kin.put(gai.id(), Set.of("王琼琼"));
        sayings.put(gai.id(), List.of(new Saying(gai.id(), he.id(), Saying.Kind.APART, null)));
        var result = best(PairTerms.USUAL);
        assertThat(line(result, gai).kind()).isEqualTo(VillageMatching.Kind.GAP);
        assertThat(line(result, gai).why()).contains("亲属", "不宜结对");
        assertThat(result.hint()).contains("1 位老人，2 位互助员");
        kin.clear();
        assertThat(line(best(PairTerms.USUAL), gai).aide()).isEqualTo(wang);
    }

    @Test
    void a_wish_comes_before_the_way_and_is_voluntary() {
        var gai = elder("盖志清", 1, 1950);
        aide("王琼琼", 1, 3, Sex.F);
        var far = aide("何珍玉", 2, 3, Sex.F);
        way(1, 2, 300);
        sayings.put(gai.id(), List.of(new Saying(gai.id(), far.id(), Saying.Kind.WISH, null)));
        assertThat(line(best(PairTerms.USUAL), gai)).returns(far, VillageMatching.Line::aide)
                .returns(true, VillageMatching.Line::wished)
                .returns("本人点名，走路 300 分钟", VillageMatching.Line::why);
    }

    @Test
    void a_pair_is_broken_only_for_more_than_the_price_of_changing() {
        var gai = elder("盖志清", 1, 1950);
        var near = aide("王琼琼", 1, 3, Sex.F);
        var far = aide("何珍玉", 2, 3, Sex.F);
        now.put(gai.id(), far.id());
        way(1, 2, 40);
        var kept = best(PairTerms.USUAL);
        assertThat(kept.lines()).isEmpty();
        assertThat(kept.kept()).isEqualTo(1);
        way(1, 2, 50);
        assertThat(line(best(PairTerms.USUAL), gai)).returns(near, VillageMatching.Line::aide)
                .returns("比何珍玉近 42 分钟，同一个组", VillageMatching.Line::why);
        sayings.put(gai.id(), List.of(new Saying(gai.id(), far.id(), Saying.Kind.KEEP, null)));
        assertThat(best(PairTerms.USUAL).lines()).isEmpty();
    }

    @Test
    void who_helps_with_bathing_is_of_the_same_sex_where_it_must_be() {
        var gai = elder("盖志清", 1, 1940, Category.HARD_TO_CARE);
        aide("岳国", 1, 3, Sex.M);
        var woman = aide("何珍玉", 2, 3, Sex.F, "BATHING");
        way(1, 2, 30);
        assertThat(line(best(PairTerms.USUAL), gai)).returns(woman, VillageMatching.Line::aide)
                .returns("走路 30 分钟，身体好，帮得上手，同性，助浴方便，会助浴",
                        VillageMatching.Line::why);
        aides.remove(woman);
        assertThat(line(best(PairTerms.USUAL), gai).kind())
                .isEqualTo(VillageMatching.Kind.FRESH);
        var must = new PairTerms(90, 6, 10, 8, 8, 30, true, 12, 40, 3);
        assertThat(line(best(must), gai).why()).isEqualTo("要助浴，村里没有同性的互助员");
    }

    @Test
    void where_places_are_short_those_living_alone_come_first_and_someone_is_named_to_ask() {
        var alone = elder("盖志清", 2, 1940, Category.LIVING_ALONE);
        var other = elder("单先先", 1, 1940);
        aide("王琼琼", 1, 1, Sex.F);
        way(1, 2, 60);
        var result = best(PairTerms.USUAL);
        assertThat(line(result, alone).kind()).isEqualTo(VillageMatching.Kind.FRESH);
        assertThat(line(result, other).why()).isEqualTo("合适的 1 位互助员都满了");
        assertThat(result.hint()).isEqualTo(
                "2 位老人，1 位互助员一共能带 1 位。先问问王琼琼能不能多带一位。");
        aide("何珍玉", 2, 2, Sex.F);
        elder("冉翠芳", 2, 1940);
        elder("蒲福正", 2, 1940);
        assertThat(best(PairTerms.USUAL).hint()).contains("先问问何珍玉");
    }

    @Test
    void nobody_loses_an_aide_so_that_another_is_served() {
        var served = elder("盖志清", 2, 1950);
        var near = elder("单先先", 1, 1940, Category.LIVING_ALONE);
        var wang = aide("王琼琼", 1, 1, Sex.F);
        now.put(served.id(), wang.id());
        way(1, 2, 80);
        var result = best(PairTerms.USUAL);
        assertThat(result.kept()).isEqualTo(1);
        assertThat(line(result, near).kind()).isEqualTo(VillageMatching.Kind.GAP);
    }

    @Test
    void loads_come_out_even_between_neighbours() {
        for (int i = 0; i < 6; i++) {
            elder("老人" + i, 1, 1950);
        }
        var wang = aide("王琼琼", 1, 6, Sex.F);
        aide("何珍玉", 1, 6, Sex.F);
        var loads = best(PairTerms.USUAL).lines().stream()
                .filter(line -> wang.equals(line.aide())).count();
        assertThat(loads).isEqualTo(3);
        assertThat(new HashSet<>(elders)).hasSize(6);
    }
}
