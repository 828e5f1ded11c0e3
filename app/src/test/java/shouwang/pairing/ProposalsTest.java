package shouwang.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.places.Paths;
import shouwang.places.Places;
import shouwang.places.Way;

@House
class ProposalsTest {
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Places places;
    @Autowired Paths paths;
    @Autowired Pairs pairs;
    @Autowired Habits habits;
    @Autowired Proposals proposals;
    @Autowired ProposalRuns runs;

    private UUID elder(Actor clerk, String place, String name) {
        return elders.add(clerk, Ids.fresh(), new ElderForm(place, name, Elder.Sex.F,
                LocalDate.of(1948, 2, 3), null, List.of(), EnumSet.noneOf(Elder.Category.class),
                null, null, null, null, null, null, null, null));
    }

    private UUID aide(Actor clerk, String place, String name, int most) {
        return aides.add(clerk, Ids.fresh(), new Aides.Form(place, name, Elder.Sex.F,
                LocalDate.of(1971, 3, 4), List.of(), Aide.Origin.NEIGHBOUR, Set.of(),
                Aide.Vehicle.FOOT, most, 60, 127));
    }

    private UUID reckoned(Actor actor, String place) {
        var id = proposals.ask(actor, place);
        runs.run(actor, id, place);
        return id;
    }

    @Test
    void a_village_is_reckoned_looked_at_and_taken_in_part() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        villages.in(village, () -> {
            var one = places.hamlet(village, "一社").code();
            var two = places.hamlet(village, "二社").code();
            paths.note(one, two, Way.FOOT, 25, "蒲秀兰");
            var gai = elder(clerk, one, "盖志清");
            var shan = elder(clerk, two, "单先先");
            var qiu = elder(clerk, two, "仇全");
            var wang = aide(clerk, one, "王琼琼", 3);
            var he = aide(clerk, two, "何珍玉", 1);
            habits.know(clerk, qiu, new Habit(Habit.Temper.EASY, Set.of(Habit.Hobby.CHESS)));
            habits.know(clerk, he, new Habit(Habit.Temper.QUIET, Set.of(Habit.Hobby.CHESS)));
            var id = reckoned(clerk, village);
            assertThat(proposals.get(id)).satisfies(done -> {
                assertThat(done.state()).isEqualTo(Proposal.State.READY);
                assertThat(done.sum()).isEqualTo(
                        new Proposal.Sum(1, 0, 3, 0, 0, 0, 0, 8 + 25 + 8, 3));
            });
            var lines = proposals.lines(id, village);
            assertThat(lines).filteredOn(line -> line.elder().id().equals(qiu)).first()
                    .satisfies(line -> {
                        assertThat(line.aide().id()).isEqualTo(he);
                        assertThat(line.why()).isEqualTo("同一个组，都爱下棋，性情合得来");
                    });
            assertThat(pairs.current(List.of(gai, shan, qiu))).isEmpty();
            assertThat(proposals.take(clerk, id, village, List.of(gai, qiu)))
                    .isEqualTo(new Proposals.Taken(2, 0, 0));
            proposals.refuse(clerk, id, village, List.of(shan));
            assertThat(pairs.current(List.of(gai, shan, qiu))).hasSize(2)
                    .extractingByKey(qiu).satisfies(pair -> {
                        assertThat(pair.aideId()).isEqualTo(he);
                        assertThat(pair.manner()).isEqualTo(Pair.Manner.ASSIGNED);
                        assertThat(pair.reason()).contains("都爱下棋");
                    });
            assertThat(proposals.lines(id, village)).extracting(line -> line.standing())
                    .containsExactlyInAnyOrder(Proposal.Standing.TAKEN, Proposal.Standing.TAKEN,
                            Proposal.Standing.REFUSED);
            assertThatThrownBy(() -> proposals.take(clerk, id, village, List.of(shan)))
                    .isInstanceOf(Rejected.class);
            return wang;
        });
    }

    @Test
    void two_who_change_places_are_taken_together_and_one_alone_waits() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        villages.in(village, () -> {
            var one = places.hamlet(village, "一社").code();
            var two = places.hamlet(village, "二社").code();
            paths.note(one, two, Way.FOOT, 80, "蒲秀兰");
            paths.note(two, one, Way.FOOT, 80, "蒲秀兰");
            var gai = elder(clerk, one, "盖志清");
            var shan = elder(clerk, two, "单先先");
            var wang = aide(clerk, one, "王琼琼", 1);
            var he = aide(clerk, two, "何珍玉", 1);
            pairs.pair(clerk, gai, he, Pair.Manner.ASSIGNED, null);
            pairs.pair(clerk, shan, wang, Pair.Manner.ASSIGNED, null);
            var first = reckoned(clerk, village);
            assertThat(proposals.get(first).sum().moved()).isEqualTo(2);
            assertThat(proposals.take(clerk, first, village, List.of(gai)))
                    .isEqualTo(new Proposals.Taken(0, 0, 1));
            assertThat(pairs.current(List.of(gai)).get(gai).aideId()).isEqualTo(he);
            assertThat(proposals.take(clerk, first, village, List.of(gai, shan)))
                    .isEqualTo(new Proposals.Taken(2, 0, 0));
            assertThat(pairs.current(List.of(gai)).get(gai).aideId()).isEqualTo(wang);
            assertThat(pairs.history(shan)).hasSize(2);
            var third = reckoned(clerk, village);
            assertThat(proposals.get(third).sum()).isEqualTo(
                    new Proposal.Sum(1, 2, 0, 0, 0, 16, 2, 16, 0));
            return he;
        });
    }

    @Test
    void what_changed_in_the_meantime_is_left_alone_and_marked() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        villages.in(village, () -> {
            var one = places.hamlet(village, "一社").code();
            var gai = elder(clerk, one, "盖志清");
            var shan = elder(clerk, one, "单先先");
            var wang = aide(clerk, one, "王琼琼", 3);
            var he = aide(clerk, places.hamlet(village, "二社").code(), "何珍玉", 3);
            var id = reckoned(clerk, village);
            pairs.pair(clerk, gai, he, Pair.Manner.VOLUNTARY, null);
            assertThat(proposals.take(clerk, id, village, List.of(gai, shan)))
                    .isEqualTo(new Proposals.Taken(1, 1, 0));
            assertThat(pairs.current(List.of(gai)).get(gai).aideId()).isEqualTo(he);
            assertThat(proposals.lines(id, village)).filteredOn(line ->
                    line.elder().id().equals(gai)).extracting(line -> line.standing())
                    .containsExactly(Proposal.Standing.STALE);
            return wang;
        });
    }

    @Test
    void what_was_said_apart_after_the_proposal_is_not_paired_by_it() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        villages.in(village, () -> {
            var one = places.hamlet(village, "一社").code();
            var gai = elder(clerk, one, "盖志清");
            var shan = elder(clerk, one, "单先先");
            var wang = aide(clerk, one, "王琼琼", 3);
            var id = reckoned(clerk, village);
            habits.say(clerk, gai, wang, Saying.Kind.APART, "两家有旧怨");
            assertThat(proposals.take(clerk, id, village, List.of(gai, shan)))
                    .isEqualTo(new Proposals.Taken(1, 1, 0));
            assertThat(pairs.current(List.of(gai, shan))).containsOnlyKeys(shan);
            return wang;
        });
    }

    @Test
    void a_township_is_reckoned_village_by_village_and_may_be_stopped() {
        var village = villages.fresh();
        var township = village.substring(0, 9);
        var clerk = signedIn.as(Role.CLERK, village).actor();
        villages.in(village, () -> elder(clerk, places.hamlet(village, "一社").code(), "盖志清"));
        var officer = signedIn.as(Role.TOWNSHIP, township).actor();
        var id = villages.in(township, () -> reckoned(officer, township));
        villages.in(township, () -> {
            assertThat(proposals.get(id).villages()).isPositive()
                    .isEqualTo(proposals.get(id).sum().villages());
            assertThat(proposals.villages(id)).filteredOn(one -> one.placeCode().equals(village))
                    .first().satisfies(one -> assertThat(one.sum().gaps()).isEqualTo(1));
            assertThat(proposals.lines(id, village).getFirst().why()).isEqualTo("村里还没有互助员");
            var stopped = proposals.ask(officer, township);
            assertThatThrownBy(() -> proposals.ask(officer, township))
                    .hasMessageContaining("正在算");
            proposals.stop(officer, stopped);
            runs.run(officer, stopped, township);
            assertThat(proposals.get(stopped).state()).isEqualTo(Proposal.State.STOPPED);
            assertThat(proposals.get(stopped).sum().villages()).isZero();
            return id;
        });
        assertThatThrownBy(() -> villages.in(village, () -> proposals.get(id)))
                .hasMessageContaining("没有找到");
    }

    @Test
    void the_county_sets_the_terms_and_every_village_reads_them() {
        var county = villages.county().code();
        var boss = signedIn.as(Role.COUNTY, county).actor();
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        var terms = new PairTerms(91, 6, 10, 8, 8, 30, false, 12, 40, 3);
        assertThatThrownBy(() -> villages.in(village, () -> {
            habits.set(clerk, terms);
            return terms;
        })).hasMessageContaining("由县里定");
        villages.everywhere(() -> {
            habits.set(boss, terms);
            return terms;
        });
        assertThat(villages.in(village, () -> habits.terms(clerk))).isEqualTo(terms);
        villages.everywhere(() -> {
            habits.set(boss, PairTerms.USUAL);
            return terms;
        });
    }

    @Test
    void what_was_said_is_kept_changed_and_taken_back() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        villages.in(village, () -> {
            var gai = elder(clerk, village, "盖志清");
            var wang = aide(clerk, village, "王琼琼", 3);
            habits.say(clerk, gai, wang, Saying.Kind.WISH, "老邻居");
            habits.say(clerk, gai, wang, Saying.Kind.APART, null);
            assertThat(habits.sayings(village).get(gai)).containsExactly(
                    new Saying(gai, wang, Saying.Kind.APART, null));
            habits.say(clerk, gai, wang, null, null);
            assertThat(habits.sayings(village)).isEmpty();
            return gai;
        });
    }
}
