package shouwang.timebank.earning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.LateVisits;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.county.Counties;
import shouwang.kernel.Ids;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.timebank.SpendingStory;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.RuleVersion;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.TimeBankRules;

/** A village that voted how hours become final, for tests. */
@TestComponent
public class EarningStory {
    @Autowired public SpendingStory bank;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Rulebook rulebook;
    @Autowired Visits visits;
    @Autowired LateVisits late;
    @Autowired Activities activities;
    @Autowired Earnings earnings;
    @Autowired Reviews reviews;
    @Autowired Finalising finalising;
    @Autowired Counties counties;
    @Autowired TestClock clock;

    /** The people of one test; the supervisor has nothing to do with what is earned. */
    public record Scene(SpendingStory.Scene bank, SignedIn.Guest supervisor) {
        public String village() {
            return bank.village();
        }

        public shouwang.access.Actor clerk() {
            return bank.clerk().actor();
        }

        public UUID aide() {
            return bank.care().aide();
        }
    }

    public static TimeBankRules rules(int objectionDays, int reviewers, int perDay, int total,
            TimeBankRules.Over over, TimeBankRules.GroupHours group) {
        var plain = Preset.PLAIN.rules();
        return new TimeBankRules(plain.rates(), new TimeBankRules.Caps(perDay, total, over),
                plain.earners(), plain.spending(), group, 0, reviewers, objectionDays);
    }

    public static TimeBankRules waiting(int objectionDays, int reviewers) {
        return rules(objectionDays, reviewers, 0, 0, TimeBankRules.Over.HONOUR,
                TimeBankRules.GroupHours.NORMAL);
    }

    public static TimeBankRules capped(int perDay, int total, TimeBankRules.Over over) {
        return rules(0, 0, perDay, total, over, TimeBankRules.GroupHours.NORMAL);
    }

    /** A village in which these rules have held for a month. */
    public Scene scene(TimeBankRules rules) {
        var scene = bank.scene();
        vote(scene.clerk(), scene.village(), rules);
        return new Scene(scene, signedIn.as(Role.SUPERVISOR, scene.village()));
    }

    public void vote(SignedIn.Guest clerk, String village, TimeBankRules rules) {
        villages.in(village, () -> {
            var today = LocalDate.now(clock);
            var id = rulebook.propose(clerk.actor(), Ids.fresh(), village, rules, "试验").id();
            return rulebook.vote(clerk.actor(), id, new RuleVersion.Vote(today, 9, 1, 0, "何正国",
                    today));
        });
        // The house takes no vote for days past, and a test can't wait a month.
        JdbcClient.create(counties.owner()).sql("update " + villages.county().schema()
                + ".timebank_rules set from_day = from_day - 30, voted_on = voted_on - 30"
                + " where place_code = ?")
                .param(village).update();
    }

    /** Told by the aide and confirmed by the desk: a visit that ended just now or at the moment given; its earning. */
    public Earning visit(Scene s, Instant from, int minutes) {
        var plan = bank.care.visit(s.bank().care(), from);
        var done = late.dropIn(s.bank().care().aideGuest().actor(), plan, new Visit.Finish(
                from.plus(Duration.ofMinutes(minutes)), "扫屋", 5));
        visits.confirm(s.clerk(), done.id(), new Visit.Confirm(Visit.Method.CALL_BACK, "冉翠芳", 5,
                null), null);
        return earnings.get(s.clerk(), Ids.derived(done.id(), "EARN"));
    }

    /** Written down by the clerk and confirmed by another one, so that it waits for nobody. */
    public Earning atTheDesk(Scene s, Instant from, int minutes) {
        var plan = bank.care.visit(s.bank().care(), from);
        var done = visits.enter(s.clerk(), plan, new Visit.Finish(
                from.plus(Duration.ofMinutes(minutes)), "扫屋", 5));
        visits.confirm(signedIn.as(Role.CLERK, s.village()).actor(), done.id(),
                new Visit.Confirm(Visit.Method.CALL_BACK, "冉翠芳", 5, null), null);
        return earnings.get(s.clerk(), Ids.derived(done.id(), "EARN"));
    }

    /** What the desk entered alone, another one has looked at. */
    public void seen(Scene s, List<Earning> earned) {
        reviews.approve(s.supervisor().actor(), earned.stream().map(Earning::id).toList());
    }

    public Activity activity(Scene s, Instant from, int minutes) {
        return new Activity(Ids.fresh(), s.village(), Earning.Kind.ACTIVITY, "坝坝舞排练", from,
                from.plus(Duration.ofMinutes(minutes)), Set.of(s.aide()));
    }

    /** What the house does at night, as of now. */
    public int night(String village) {
        return villages.in(village, () -> finalising.finish(2_000));
    }

    public long points(Scene s) {
        return bank.balance(AccountId.household(s.bank().household()));
    }

    public long kept(Scene s, AccountKind kind) {
        return bank.balance(AccountId.of(Book.POINTS, kind, s.village()));
    }

    public long held(Scene s) {
        return bank.held(AccountId.issuing(s.village()));
    }

    /** Runs all of them at once; what each of them answered or threw. */
    public <T> List<Future<T>> atOnce(String village, List<Callable<T>> works) throws Exception {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(works.size())) {
            var futures = works.stream().map(work -> pool.submit(() -> {
                start.await();
                return villages.in(village, work);
            })).toList();
            start.countDown();
            return futures;
        }
    }
}
