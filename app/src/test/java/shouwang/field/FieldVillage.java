package shouwang.field;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.CareStory;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.county.Counties;
import shouwang.pairing.Cards;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.timebank.Passbook;

/** A village with an aide and her phone, and what its books say. */
@TestComponent
class FieldVillage {
    @Autowired MockMvcTester mvc;
    @Autowired TestClock clock;
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired Visits visits;
    @Autowired Tasks tasks;
    @Autowired Cards cards;
    @Autowired Pairs pairs;
    @Autowired Aides aides;
    @Autowired Passbook passbook;
    @Autowired Counties counties;

    /** What one test has before it. */
    record Scene(FieldVillage of, CareStory.Scene people, Handset phone) {
        <T> T here(Callable<T> work) {
            return of.villages.in(people.village(), work);
        }

        /** Planned on the day itself, whenever that was. */
        UUID planned(java.time.Instant at) {
            return of.clock.after(Duration.between(of.clock.instant(), at), () -> here(() ->
                    of.visits.plan(people.clerk().actor(), of.story.visit(people, at)))).id();
        }

        Visit visit(UUID id) {
            return here(() -> of.visits.get(id));
        }

        String card(UUID elder) {
            return here(() -> of.cards.tokens(List.of(elder))).get(elder);
        }

        long minutes(UUID aide) {
            return here(() -> of.passbook.balance(of.aides.get(aide).householdId())).minutes();
        }

        List<Task> open() {
            return here(() -> of.tasks.open(people.village(), 500));
        }

        void pair() {
            here(() -> of.pairs.pair(people.clerk().actor(), people.elder(), people.aide(),
                    Pair.Manner.VOLUNTARY, null));
        }

        /** How many of the phones' facts stand in the village, by verdict. */
        int facts(Verdict.Kind verdict) {
            return JdbcClient.create(of.counties.owner()).sql("""
                    select count(*) from county_511922.field_fact
                    where place_code like ? and verdict = ?""")
                    .params(people.village() + "%", verdict.name()).query(Integer.class).single();
        }
    }

    Scene scene() {
        var people = story.scene();
        return new Scene(this, people, Handset.of(mvc, people.aideGuest()));
    }
}
