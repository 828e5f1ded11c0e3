package shouwang.people.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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
import shouwang.access.Role;
import shouwang.care.Contacts;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.people.Fictional;
import shouwang.people.IdNumber;
import shouwang.people.Kins;
import shouwang.people.Phone;
import shouwang.people.life.LifeEvents;

/** One person in the books twice is found, led together with all that hangs on her, and parted. */
@House
class MergingTest {
    @Autowired Twins twins;
    @Autowired Merging merging;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Pairs pairs;
    @Autowired Kins kins;
    @Autowired LifeEvents life;
    @Autowired Contacts contacts;
    @Autowired shouwang.pairing.Cards cards;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvcTester mvc;
    @Autowired TestClock clock;
    String village = "";
    SignedIn.Guest clerk = new SignedIn.Guest(shouwang.access.Actor.house(
            new shouwang.county.County("511922")), "", new jakarta.servlet.http.Cookie("sw", ""));

    @BeforeEach
    void takeAVillage() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village);
    }

    private UUID elder(String name, @Nullable IdNumber number, String phone) {
        return elders.add(clerk.actor(), Ids.fresh(), new ElderForm(village, name, Elder.Sex.F,
                number == null ? LocalDate.of(1942, 3, 1) : number.born(), number,
                Phone.parseAll(phone).orElseThrow(), Set.of(Elder.Category.LIVING_ALONE), null,
                number == null ? null : "高血压", null, null, null, null, null, null));
    }

    private UUID aide(String name) {
        return aides.add(clerk.actor(), Ids.fresh(), new Aides.Form(village, name, Elder.Sex.F,
                LocalDate.of(1970, 1, 2), null, Aide.Origin.NEIGHBOUR, Set.of(),
                Aide.Vehicle.FOOT, 6, 60, 127));
    }

    private void merge(UUID id, UUID from, UUID into) {
        merging.merge(clerk.actor(), id, from, into);
    }

    @Test
    void who_stands_in_the_books_twice_is_found_until_somebody_says_they_are_two() {
        villages.in(village, () -> {
            var one = elder("冉翠芳", null, "15455557302");
            var other = elder("冉翠芳", null, "15455550001");
            elder("盖翠芳", null, "15455550002");
            assertThat(twins.of(village)).singleElement().satisfies(pair ->
                    assertThat(pair.why()).contains("生日一样"));
            twins.areTwo(clerk.actor(), one, other, village);
            assertThat(twins.of(village)).isEmpty();
            return true;
        });
    }

    @Test
    void what_one_lacks_comes_from_the_other_and_goes_back() {
        villages.in(village, () -> {
            var number = Fictional.number(1942, false);
            var with = elder("冉翠芳", number, "15455557302");
            var bare = elder("冉翠芳", null, "");
            kins.add(clerk.actor(), Ids.fresh(), with, "盖玉梅", "女儿", null, List.of());
            var id = Ids.fresh();
            assertThat(merging.preview(clerk.actor(), with, bare).fields())
                    .anySatisfy(field -> assertThat(field.becomes()).isEqualTo(number.tail()));
            merge(id, with, bare);
            assertThat(elders.find(with)).isEmpty();
            var one = elders.get(bare);
            assertThat(one.idShown()).endsWith(number.tail());
            assertThat(one.born()).isEqualTo(number.born());
            assertThat(one.phones()).hasSize(1);
            assertThat(elders.more(bare).healthKnown()).isTrue();
            assertThat(kins.of(bare)).hasSize(1);
            merging.part(clerk.actor(), id);
            assertThat(elders.get(bare).idShown()).isNull();
            assertThat(elders.get(bare).phones()).isEmpty();
            assertThat(elders.get(with).idShown()).endsWith(number.tail());
            assertThat(kins.of(with)).hasSize(1);
            assertThat(kins.of(bare)).isEmpty();
            return true;
        });
    }

    @Test
    void two_with_numbers_of_their_own_are_two_people() {
        villages.in(village, () -> {
            var one = elder("冉翠芳", Fictional.number(1942, false), "");
            var other = elder("冉翠芳", Fictional.number(1942, false), "");
            assertThatThrownBy(() -> merge(Ids.fresh(), one, other)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("是两个人");
            return true;
        });
    }

    @Test
    void the_pair_of_the_record_that_stays_stands_and_the_other_ends_until_parted() {
        villages.in(village, () -> {
            var one = elder("冉翠芳", null, "");
            var other = elder("冉翠芳", null, "");
            pairs.pair(clerk.actor(), one, aide("王琼琼"), Pair.Manner.VOLUNTARY, "邻居");
            pairs.pair(clerk.actor(), other, aide("王会会"), Pair.Manner.VOLUNTARY, "邻居");
            var id = Ids.fresh();
            merge(id, one, other);
            assertThat(open(one)).isZero();
            assertThat(open(other)).isEqualTo(1);
            merging.part(clerk.actor(), id);
            assertThat(open(one)).isEqualTo(1);
            assertThat(open(other)).isEqualTo(1);
            return true;
        });
    }

    private int open(UUID elder) {
        return transaction.execute(status -> sql.sql("""
                select count(*) from pairing_pair where elder_id = ? and until_on is null""")
                .param(elder).query(Integer.class).single());
    }

    @Test
    void merged_and_parted_gives_back_each_figure() {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("MergingTest seed " + seed);
        var random = new Random(seed);
        villages.in(village, () -> {
            for (var round = 0; round < 6; round++) {
                var number = random.nextBoolean() ? Fictional.number(1940, false) : null;
                var from = elder("冉翠芳", number, random.nextBoolean() ? "15455557302" : "");
                var into = elder("冉翠芳", null, random.nextBoolean() ? "15455550001" : "");
                var helper = aide("王琼琼");
                for (var one : List.of(from, into)) {
                    hang(one, helper, random);
                }
                var before = figures(List.of(from, into));
                var id = Ids.fresh();
                var all = total(before);
                merge(id, from, into);
                assertThat(total(figures(List.of(from, into)))).as("seed " + seed).isEqualTo(all);
                merging.part(clerk.actor(), id);
                assertThat(figures(List.of(from, into))).as("seed " + seed).isEqualTo(before);
            }
            return true;
        });
    }

    /** A few things of each kind. */
    private void hang(UUID elder, UUID helper, Random random) {
        transaction.executeWithoutResult(status -> {
            for (var i = random.nextInt(4); i > 0; i--) {
                kins.add(clerk.actor(), Ids.fresh(), elder, "盖玉梅", "女儿", null, List.of());
                contacts.log(clerk.actor(), Ids.fresh(), elder, Contacts.Kind.CALL,
                        clock.instant(), "");
                sql.sql("""
                        insert into table_meal (id, place_code, elder_id, day, manner, soft,
                            price_fen) values (?, ?, ?, ?, 'HERE', false, 500)
                        on conflict do nothing""")
                        .params(Ids.fresh(), village, elder,
                                LocalDate.now(clock).minusDays(random.nextInt(5))).update();
                sql.sql("""
                        insert into timebank_earner (person_id, place_code, total)
                        values (?, ?, ?) on conflict (person_id, place_code)
                        do update set total = excluded.total""")
                        .params(elder, village, random.nextInt(600)).update();
            }
            more(elder, helper, random);
            if (random.nextBoolean()) {
                pairs.pair(clerk.actor(), elder, helper, Pair.Manner.VOLUNTARY, "邻居");
            }
        });
    }

    /** What only one of the two may have, or neither. */
    private void more(UUID elder, UUID helper, Random random) {
        if (random.nextBoolean()) {
            sql.sql("""
                    insert into table_eater (elder_id, place_code, days, manner)
                    values (?, ?, 127, 'HERE')""").params(elder, village).update();
            sql.sql("""
                    insert into table_single_day (elder_id, day, place_code, eats)
                    values (?, ?, ?, false)""")
                    .params(elder, LocalDate.now(clock), village).update();
        }
        if (random.nextBoolean()) {
            sql.sql("insert into table_cook (village_code, person_id) values (?, ?)")
                    .params(village, elder).update();
        }
        if (random.nextBoolean()) {
            sql.sql("""
                    insert into pairing_habit (person_id, place_code, temper)
                    values (?, ?, 'QUIET')""").params(elder, village).update();
        }
        if (random.nextBoolean()) {
            sql.sql("""
                    insert into pairing_saying (elder_id, aide_id, place_code, kind, said_by,
                        said_at) values (?, ?, ?, 'WISH', ?, ?)""")
                    .params(elder, helper, village, clerk.actor().id(),
                            Timestamp.from(clock.instant())).update();
        }
        if (random.nextBoolean()) {
            life.tell(clerk.actor(), elder, Elder.Status.AWAY, LocalDate.now(clock));
        }
        if (random.nextBoolean()) {
            contacts.log(clerk.actor(), Ids.fresh(), elder, Contacts.Kind.MET,
                    clock.instant().minusSeconds(random.nextInt(90_000)), "");
        }
    }

    private static final List<String> ONE_EACH = List.of("table_eater.elder_id",
            "table_single_day.elder_id", "table_cook.person_id", "pairing_habit.person_id",
            "pairing_saying.elder_id", "people_departure.person_id");

    @Test
    void what_only_the_record_that_ends_has_goes_over_and_comes_back() {
        villages.in(village, () -> {
            var from = elder("冉翠芳", null, "");
            var into = elder("冉翠芳", null, "");
            var card = cards.tokens(List.of(from)).get(from);
            var helper = aide("王琼琼");
            transaction.executeWithoutResult(status -> more(from, helper, new Random() {
                @Override
                public boolean nextBoolean() {
                    return true;
                }
            }));
            var heard = contacts.latest(List.of(from)).get(from).at();
            var id = Ids.fresh();
            merge(id, from, into);
            var figures = figures(List.of(from, into));
            for (var one : ONE_EACH) {
                assertThat(figures.get(one + from)).as(one).isZero();
                assertThat(figures.get(one + into)).as(one).isEqualTo(1);
            }
            assertThat(contacts.latest(List.of(into)).get(into).at()).isEqualTo(heard);
            assertThat(cards.elderOf(card)).as("the card on her wall is hers still")
                    .contains(into);
            merging.part(clerk.actor(), id);
            figures = figures(List.of(from, into));
            for (var one : ONE_EACH) {
                assertThat(figures.get(one + from)).as(one).isEqualTo(1);
                assertThat(figures.get(one + into)).as(one).isZero();
            }
            assertThat(contacts.latest(List.of(into))).isEmpty();
            assertThat(cards.elderOf(card)).contains(from);
            merge(Ids.fresh(), from, into);
            cards.lost(clerk.actor(), into);
            assertThat(cards.elderOf(card)).as("a lost card opens nothing").isEmpty();
            return true;
        });
    }

    /** Table and person → how many rows, and what they come to. */
    private TreeMap<String, Long> figures(List<UUID> people) {
        var figures = new TreeMap<String, Long>();
        transaction.executeWithoutResult(status -> {
            for (var person : people) {
                var tables = new ArrayList<>(ONE_EACH);
                tables.addAll(List.of("people_kin.elder_id", "care_contact.elder_id",
                        "table_meal.elder_id", "pairing_pair.elder_id"));
                for (var table : tables) {
                    var dot = table.indexOf('.');
                    figures.put(table + person, sql.sql("select count(*) from "
                            + table.substring(0, dot) + " where " + table.substring(dot + 1)
                            + " = ?").param(person).query(Long.class).single());
                }
                var last = contacts.latest(List.of(person)).get(person);
                figures.put("heard" + person, last == null ? 0 : last.at().toEpochMilli());
                figures.put("open" + person, sql.sql("""
                        select count(*) from pairing_pair where elder_id = ?
                        and until_on is null""").param(person).query(Long.class).single());
                figures.put("total" + person, sql.sql("""
                        select coalesce(sum(total), 0) from timebank_earner
                        where person_id = ?""").param(person).query(Long.class).single());
                figures.put("person" + person, (long) sql.sql("""
                        select to_jsonb(p)::text || coalesce(to_jsonb(e)::text, '')
                        from people_person p left join people_elder e on e.person_id = p.id
                        where p.id = ?""").param(person).query(String.class).single()
                        .hashCode());
            }
        });
        return figures;
    }

    private static long total(TreeMap<String, Long> figures) {
        return figures.entrySet().stream().filter(one -> one.getKey().contains("."))
                .mapToLong(java.util.Map.Entry::getValue).sum();
    }

    @Test
    void a_clerk_looks_merges_and_parts_on_the_page_and_no_other_village_can() {
        var one = villages.in(village, () -> elder("冉翠芳", null, ""));
        var other = villages.in(village, () -> elder("冉翠芳", null, ""));
        assertThat(mvc.get().uri("/people/twins").with(clerk).exchange()).hasStatusOk()
                .bodyText().contains("冉翠芳", "生日一样");
        var look = "/people/twins/look?from=" + one + "&into=" + other;
        assertThat(mvc.get().uri(look).with(clerk).exchange()).hasStatusOk().bodyText()
                .contains("合并成一份", "每一栏");
        var elsewhere = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(mvc.get().uri(look).with(elsewhere).exchange()).hasStatus(404);
        var id = Ids.fresh();
        for (var press = 0; press < 2; press++) {
            assertThat(mvc.post().uri("/people/twins/merge").param("id", id.toString())
                    .param("from", one.toString()).param("into", other.toString()).with(clerk)
                    .exchange()).hasStatus3xxRedirection();
        }
        assertThat(villages.in(village, () -> elders.count(village))).isEqualTo(1);
        assertThat(mvc.post().uri("/people/twins/" + id + "/part").with(elsewhere).exchange())
                .hasStatus(404);
        assertThat(mvc.post().uri("/people/twins/" + id + "/part").with(clerk).exchange())
                .hasStatus3xxRedirection();
        assertThat(villages.in(village, () -> elders.count(village))).isEqualTo(2);
    }

    @Test
    void a_form_warns_of_who_is_here_already_and_can_be_overridden() {
        villages.in(village, () -> elder("冉翠芳", null, ""));
        var form = mvc.post().uri("/people/elders/new").param("id", Ids.fresh().toString())
                .param("village", village).param("name", "冉翠芳").param("sex", "F")
                .param("born", "1942-03-01").with(clerk).exchange();
        assertThat(form).hasStatus(409).bodyText().contains("可能是同一个人", "是另一个人");
        assertThat(mvc.post().uri("/people/elders/new").param("id", Ids.fresh().toString())
                .param("village", village).param("name", "冉翠芳").param("sex", "F")
                .param("bornSaid", "1942年农历正月十五").param("sure", "yes").with(clerk).exchange())
                .hasStatus3xxRedirection();
        for (var bad : List.of("<script>", "张3", "=1+1", "冉\u202E翠", "冉\u200B翠\n芳9", "冉")) {
            assertThat(mvc.post().uri("/people/elders/new").param("id", Ids.fresh().toString())
                    .param("village", village).param("name", bad).param("sex", "F")
                    .param("born", "1943-03-01").with(clerk).exchange()).as(bad).hasStatus(422);
        }
    }
}
