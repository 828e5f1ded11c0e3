package shouwang.timebank.earning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.slip.Slip;
import shouwang.care.slip.SlipSerial;
import shouwang.care.slip.Slips;
import shouwang.county.Counties;
import shouwang.field.Fact;
import shouwang.field.FieldSync;
import shouwang.field.Phones;
import shouwang.field.PlainDoor;
import shouwang.field.Verdict;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.ledger.AccountId;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.table.DayCare;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random hours of two aides through every door, in any order and again: no minute of anybody's
 * life is earned twice, and every fact is in the books, with the desk, or refused with a reason.
 */
@House
class OneLifeTest {
    private static final int FACTS = 60;
    private static final int SLOT = 10;
    @Autowired EarningStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Visits visits;
    @Autowired Slips slips;
    @Autowired Activities activities;
    @Autowired Earnings earnings;
    @Autowired Reviews reviews;
    @Autowired DayCare dayCare;
    @Autowired PlainDoor page;
    @Autowired FieldSync sync;
    @Autowired Phones phones;
    @Autowired Pairs pairs;
    @Autowired Aides aides;
    @Autowired Counties counties;
    @Autowired TestClock clock;
    private final long seed = Long.getLong("life.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Callable<Outcome>> facts = new ArrayList<>();
    private final List<UUID> elders = new ArrayList<>();
    private final Map<UUID, Actor> accounts = new java.util.LinkedHashMap<>();
    private final Map<UUID, List<SlipSerial>> papers = new java.util.HashMap<>();
    private final Map<UUID, UUID> phoneOf = new java.util.HashMap<>();

    /** What became of a fact. */
    private enum Outcome { BOOKS, DESK, REFUSED }

    @Test
    void no_minute_of_a_persons_life_is_earned_twice() {
        System.out.println("OneLifeTest seed " + seed);
        var s = story.scene(EarningStory.waiting(0, 0));
        people(s);
        for (var n = 0; n < FACTS; n++) {
            facts.add(fact(s));
        }
        Collections.shuffle(facts, random);
        var came = new java.util.EnumMap<Outcome, Integer>(Outcome.class);
        for (var fact : facts) {
            came.merge(outcome(s, fact), 1, Integer::sum);
            if (random.nextInt(3) == 0) {
                outcome(s, fact);
            }
        }
        System.out.println("OneLifeTest " + came);
        assertThat(came).containsKeys(Outcome.BOOKS, Outcome.DESK, Outcome.REFUSED);
        villages.in(s.village(), () -> {
            confirmWhatWaits(s);
            var held = earnings.hanging(s.clerk(), s.village());
            if (!held.isEmpty()) {
                reviews.approve(s.supervisor().actor(), held.stream().map(Earning::id).toList());
            }
            return true;
        });
        villages.in(s.village(), () -> {
            accounts.keySet().forEach(aide -> lived(s, aide));
            return true;
        });
    }

    /** Minutes earned are the minutes of her life that something stands for: each once. */
    private void lived(EarningStory.Scene s, UUID aide) {
        var today = LocalDate.now(clock);
        var dawn = today.minusDays(4).atStartOfDay(clock.getZone()).toInstant();
        var life = new BitSet();
        var sum = 0;
        var points = 0L;
        var count = 0;
        for (var e : earnings.between(s.village(), today.minusDays(4), today.plusDays(1), 5_000)) {
            if (e.person().equals(aide)) {
                life.set(minute(dawn, e.from()), minute(dawn, e.until()));
                sum += e.actual();
                points += e.minutes();
                count++;
            }
        }
        // a shift begins a moment after the minute, and whole minutes are counted
        assertThat(sum).as("seed " + seed).isPositive()
                .isBetween(life.cardinality() - count, life.cardinality());
        assertThat(story.bank.balance(AccountId.household(aides.get(aide).householdId())))
                .as("seed " + seed).isEqualTo(points);
    }

    private static int minute(Instant dawn, Instant at) {
        return (int) Duration.between(dawn, at).toMinutes();
    }

    private void people(EarningStory.Scene s) {
        var care = s.bank().care();
        accounts.put(care.aide(), care.aideGuest().actor());
        elders.add(care.elder());
        villages.in(s.village(), () -> {
            var second = story.bank.care.aide(s.bank().clerk(), s.village() + "001", "税小平");
            accounts.put(second, signedIn.as(Role.AIDE, s.village(), second).actor());
            elders.add(story.bank.care.elder(s.bank().clerk(), s.village() + "001", "周国贵",
                    "15455557303"));
            elders.add(story.bank.care.elder(s.bank().clerk(), s.village(), "何正芬",
                    "15455557304"));
            pairs.pair(s.clerk(), elders.get(0), care.aide(), Pair.Manner.VOLUNTARY, null);
            pairs.pair(s.clerk(), elders.get(1), care.aide(), Pair.Manner.VOLUNTARY, null);
            pairs.pair(s.clerk(), elders.get(2), second, Pair.Manner.VOLUNTARY, null);
            return true;
        });
        JdbcClient.create(counties.owner()).sql("update " + villages.county().schema()
                + ".people_person set household_id = (select household_id from "
                + villages.county().schema() + ".people_person where id = ?) where id = ?")
                .params(elders.get(0), elders.get(1)).update();
        accounts.forEach((aide, account) -> villages.in(s.village(), () -> {
            phoneOf.put(aide, Ids.fresh());
            phones.hello(account, phoneOf.get(aide), "test");
            papers.put(aide, new ArrayList<>(clock.after(Duration.ofDays(-4), () -> slips.print(
                    s.clerk(), Ids.fresh(), aide, 20)).serials()));
            return true;
        }));
    }

    private Outcome outcome(EarningStory.Scene s, Callable<Outcome> fact) {
        try {
            return villages.in(s.village(), fact);
        } catch (Rejected refusal) {
            assertThat(refusal.say()).as("seed " + seed).isNotBlank();
            return refusal.say().contains("服务站在核对") ? Outcome.DESK : Outcome.REFUSED;
        }
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Within yesterday's daylight, in steps of ten minutes. */
    private Instant moment() {
        return LocalDate.now(clock).minusDays(1).atTime(6, 0).atZone(clock.getZone()).toInstant()
                .plus(Duration.ofMinutes(SLOT * (long) random.nextInt(72)));
    }

    private Callable<Outcome> fact(EarningStory.Scene s) {
        var aide = pick(List.copyOf(accounts.keySet()));
        var elder = pick(elders);
        var from = moment();
        var until = from.plus(Duration.ofMinutes(SLOT * (1L + random.nextInt(9))));
        return switch (random.nextInt(6)) {
            case 0 -> page(s, aide, elder, from, until);
            case 1 -> app(aide, elder, from, until);
            case 2 -> slip(s, aide, elder, from, until);
            case 3 -> late(s, aide, elder, from, until);
            case 4 -> activity(s, aide, from, until);
            default -> shift(s, aide, from, until);
        };
    }

    private Callable<Outcome> page(EarningStory.Scene s, UUID aide, UUID elder, Instant from,
            Instant until) {
        var id = Ids.fresh();
        var fact = Ids.fresh();
        return () -> {
            clock.after(Duration.between(clock.instant(), from), () -> visits.plan(s.clerk(),
                    new Visit.Plan(id, elder, aide, null, Service.CLEANING, "扫屋", from)));
            page.take(accounts.get(aide), fact, Fact.Kind.FINISH, id, elder,
                    Map.of("started", from, "finished", until));
            page.take(accounts.get(aide), Ids.derived(fact, "WORD"), Fact.Kind.CONFIRM, id, elder,
                    Map.of("method", "WITNESS", "by", "覃国林"));
            return Outcome.BOOKS;
        };
    }

    private Callable<Outcome> app(UUID aide, UUID elder, Instant from, Instant until) {
        var visit = Ids.fresh();
        var done = node("DROP_IN", until, visit, elder, Map.of("service", "COUNSEL", "started",
                from.toString(), "finished", until.toString(), "did", "陪说话"));
        var word = node("CONFIRM", until, visit, elder, Map.of("method", "WITNESS", "by", "覃国林"));
        return () -> {
            var both = new ArrayList<>(List.of(done, word));
            Collections.shuffle(both, random);
            var verdicts = sync.sync(accounts.get(aide), phoneOf.get(aide), clock.instant(), both
                    .stream().map(JsonMapper.shared()::readTree).toList());
            assertThat(verdicts).hasSize(2).allMatch(verdict ->
                    verdict.verdict() == Verdict.Kind.TAKEN || !verdict.say().isBlank());
            return verdicts.stream().map(Verdict::verdict).anyMatch(Verdict.Kind.REFUSED::equals)
                    ? Outcome.REFUSED : verdicts.stream().map(Verdict::verdict)
                    .anyMatch(Verdict.Kind.TASK::equals) ? Outcome.DESK : Outcome.BOOKS;
        };
    }

    private static String node(String kind, Instant at, UUID visit, @Nullable UUID elder,
            Map<String, String> body) {
        return JsonMapper.shared().writeValueAsString(Map.of("id", Ids.fresh().toString(), "v", 1,
                "kind", kind, "at", at.toString(), "visit", visit.toString(), "elder",
                String.valueOf(elder), "body", body));
    }

    private Callable<Outcome> slip(EarningStory.Scene s, UUID aide, UUID elder, Instant from,
            Instant until) {
        var serial = papers.getOrDefault(aide, List.of()).removeFirst();
        return () -> slips.enter(s.clerk(), serial, new Slip.Entry(elder, Service.MEALS, from,
                until, null, Visit.Method.SIGNATURE)).look() == null ? Outcome.BOOKS
                : Outcome.DESK;
    }

    private Callable<Outcome> late(EarningStory.Scene s, UUID aide, UUID elder, Instant from,
            Instant until) {
        var id = Ids.fresh();
        return () -> {
            visits.enter(s.clerk(), new Visit.Plan(id, elder, aide, null, Service.FARMING, "挖红苕",
                    from), new Visit.Finish(until, "挖红苕", null));
            return Outcome.BOOKS;
        };
    }

    private Callable<Outcome> activity(EarningStory.Scene s, UUID aide, Instant from,
            Instant until) {
        var activity = new Activity(Ids.fresh(), s.village(), Earning.Kind.ACTIVITY, "坝坝舞", from,
                until, random.nextBoolean() ? Set.of(aide) : accounts.keySet());
        return () -> {
            activities.enter(s.clerk(), activity);
            return Outcome.BOOKS;
        };
    }

    private Callable<Outcome> shift(EarningStory.Scene s, UUID aide, Instant from,
            Instant until) {
        var id = Ids.fresh();
        return () -> {
            clock.after(Duration.between(clock.instant(), from), () ->
                    dayCare.begin(s.clerk(), id, aide));
            var begun = dayCare.find(id).orElseThrow().from();
            dayCare.end(s.clerk(), id, begun.plus(Duration.between(from, until)));
            return Outcome.BOOKS;
        };
    }

    /** The desk rings up for all that waits, also where it was to look twice. */
    private void confirmWhatWaits(EarningStory.Scene s) {
        for (var visit : visits.waiting(s.village(), 500)) {
            visits.confirm(s.clerk(), visit.id(), new Visit.Confirm(Visit.Method.CALL_BACK,
                    "老人本人", 5, null), null);
        }
    }
}
