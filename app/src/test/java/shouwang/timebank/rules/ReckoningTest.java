package shouwang.timebank.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import shouwang.care.Service;
import shouwang.people.Elder;
import shouwang.timebank.rules.TimeBankRules.Caps;
import shouwang.timebank.rules.TimeBankRules.Earners;
import shouwang.timebank.rules.TimeBankRules.GroupHours;
import shouwang.timebank.rules.TimeBankRules.Over;
import shouwang.timebank.rules.TimeBankRules.Rates;
import shouwang.timebank.rules.TimeBankRules.Rounding;

/** What a stint comes to: examples a village can check by hand, and random ones from seeds. */
class ReckoningTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final int ROUNDS = 400;

    private static TimeBankRules with(Rates rates) {
        var plain = Preset.PLAIN.rules();
        return new TimeBankRules(rates, plain.caps(), plain.earners(), plain.spending(),
                plain.group(), 0, 0, 0);
    }

    private static Rates rates(Map<Service, Integer> services,
            Map<Circumstance, Integer> circumstances, int step, Rounding rounding) {
        return new Rates(60, services, circumstances, step, rounding, 0, 0,
                Festival.SPRING.of(2027));
    }

    private static Instant at(String moment) {
        return java.time.LocalDateTime.parse(moment).atZone(HERE).toInstant();
    }

    private static Stint he(Service service, String start, int minutes) {
        return new Stint(Stint.Work.visit(service, false, at(start), minutes),
                new Stint.Giver("何大爷", 66, Elder.Sex.M), Stint.Stored.NOTHING);
    }

    private static String told(TimeBankRules rules, Stint stint) {
        return Reckoning.of(rules, stint).told(stint);
    }

    @Test
    void the_clause_says_how_the_number_came_about() {
        var meals = he(Service.MEALS, "2026-11-23T11:00", 50);
        assertThat(told(Preset.PLAIN.rules(), meals)).isEqualTo(
                "何大爷助餐 50 分钟，第 1 条：每 1 小时记 1 分，记 50 分钟。");
        assertThat(told(with(rates(Map.of(), Map.of(), 15, Rounding.NEAREST)), meals)).isEqualTo(
                "何大爷助餐 50 分钟，第 3 条：按 15 分钟取整，记 45 分钟。");
        assertThat(told(with(rates(Map.of(), Map.of(), 30, Rounding.UP)), meals)).isEqualTo(
                "何大爷助餐 50 分钟，第 3 条：按 30 分钟取整，记 1 小时。");
        assertThat(told(with(new Rates(30, Map.of(), Map.of(), 1, Rounding.DOWN, 20, 10,
                List.of())), meals)).isEqualTo(
                "何大爷助餐 50 分钟，第 2 条：路上加 10 分钟；第 1 条：每 30 分钟记 1 分，记 2 分。");
        assertThat(told(with(new Rates(60, Map.of(), Map.of(), 1, Rounding.DOWN, 60, 30,
                List.of())), meals)).isEqualTo("何大爷助餐 50 分钟，第 2 条：不满 60 分钟不记分，只记荣誉时长。");
        assertThat(told(Preset.CHANGNING_2019.rules(), new Stint(meals.work(),
                new Stint.Giver("小周", 30, Elder.Sex.F), Stint.Stored.NOTHING))).isEqualTo(
                "小周助餐 50 分钟，第 6 条：存时间要满 50 岁，现在 30 岁，不记分，只记荣誉时长。");
    }

    @Test
    void a_visit_across_ten_at_night_is_cut_there_and_only_the_highest_rate_counts() {
        var rules = with(rates(Map.of(Service.BATHING, 120), Map.of(Circumstance.NIGHT, 150,
                Circumstance.FESTIVAL, 200, Circumstance.TWO_PEOPLE, 130), 1, Rounding.NEAREST));
        assertThat(told(rules, he(Service.MEDICAL, "2026-11-23T21:30", 60))).isEqualTo(
                "何大爷助医 60 分钟，第 4 条：夜间 30 分钟按 150%，其余 30 分钟照实算，记 1 小时 15 分钟。");
        assertThat(told(rules, he(Service.BATHING, "2026-11-23T05:30", 60))).contains(
                "夜间 30 分钟按 150%，要两个人做 30 分钟按 130%，记 1 小时 24 分钟");
        // new year's eve begins at midnight: the first hour of this visit is only night
        assertThat(told(rules, he(Service.MEDICAL, "2027-02-04T23:00", 120))).contains(
                "夜间 60 分钟按 150%，节日 60 分钟按 200%，记 3 小时 30 分钟");
        assertThat(told(rules, he(Service.MEDICAL, "2027-02-06T09:00", 60))).contains(
                "第 4 条：节日按 200%，记 2 小时");
    }

    @Test
    void what_is_above_a_cap_goes_where_the_rules_say() {
        var stint = new Stint(he(Service.MEALS, "2026-11-23T11:00", 50).work(),
                new Stint.Giver("何大爷", 66, Elder.Sex.M), new Stint.Stored(100, 100));
        var changning = Reckoning.of(Preset.CHANGNING_2019.rules(), stint);
        assertThat(changning).isEqualTo(new Reckoned(20, 30, Over.HONOUR,
                "第 5 条：每天最多 2 小时，超出的 30 分钟只记荣誉时长，记 20 分钟。"));
        var full = new Stint(stint.work(), stint.giver(), new Stint.Stored(0, 90_000));
        assertThat(Reckoning.of(Preset.NANJING_2019.rules(), full).clause()).isEqualTo(
                "第 5 条：累计最多 1500 小时，超出的 50 分钟只记荣誉时长，户里不记。");
        var group = new Stint(new Stint.Work("院坝会", null, true, false,
                at("2026-11-23T11:00"), 90), stint.giver(), stint.stored());
        assertThat(Reckoning.of(Preset.NANJING_2019.rules(), group)).isEqualTo(new Reckoned(0,
                90, Over.POOL, "第 7 条：集体活动的时长捐入捐赠池，户里不记。"));
        assertThat(Reckoning.of(Preset.PLAIN.rules(), group).minutes()).isEqualTo(90);
    }

    @Test
    void the_printed_articles_have_the_numbers_that_a_passbook_names() {
        for (var preset : Preset.values()) {
            var clauses = Clauses.of(preset.rules());
            assertThat(clauses).hasSize(Article.values().length);
            assertThat(clauses.stream().map(c -> c.article().number())).isSorted();
        }
        assertThat(Clauses.changed(Preset.PLAIN.rules(), Preset.CHANGNING_2019.rules()))
                .containsExactly(Article.CAPS, Article.EARNERS);
        assertThat(Article.namedIn("第 4 条：节日按 200%；第 3 条：按 15 分钟取整，记 2 小时。"))
                .contains(Article.ROUNDING);
        assertThat(Article.namedIn("按实际分钟记。")).isEmpty();
        assertThat(Clauses.of(Preset.NANJING_2019.rules()).get(Article.GIFTS.ordinal()).text())
                .contains("满 80 岁的老人和满 60 岁的困难老人");
        assertThat(Clauses.of(with(rates(Map.of(), Map.of(Circumstance.FESTIVAL, 200), 1,
                Rounding.DOWN))).get(Article.RATES.ordinal()).text())
                .contains("节日指：春节（除夕到初三）（2027 年）");
    }

    @Test
    void the_almanac_knows_the_lunar_festivals() {
        assertThat(Festival.SPRING.of(2026)).contains(LocalDate.of(2026, 2, 16),
                LocalDate.of(2026, 2, 19)).hasSize(4);
        assertThat(Festival.ELDERS.of(2026)).containsExactly(LocalDate.of(2026, 10, 18));
        for (var year = 2026; year <= 2045; year++) {
            for (var festival : Festival.values()) {
                assertThat(festival.of(year)).as(festival + " " + year).isNotEmpty();
            }
        }
    }

    @RepeatedTest(20)
    void numbers_hold_whatever_a_village_votes() {
        var seed = new Random().nextLong();
        System.out.println("reckoning seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var rules = rules(random);
            var stint = stint(random);
            var got = Reckoning.of(rules, stint);
            var as = "seed %d round %d: %s %s".formatted(seed, round, rules, stint);
            assertThat(got.clause().length()).as(as).isLessThanOrEqualTo(200);
            assertThat(Article.namedIn(got.clause())).as(as).isPresent();
            capsHold(rules, stint, got, as);
            sameAsMinuteByMinute(rules, stint, got, as);
            var longer = Reckoning.of(rules, longer(stint, 1 + random.nextInt(60)));
            assertThat(longer.minutes()).as(as).isGreaterThanOrEqualTo(got.minutes());
            assertThat(longer.over()).as(as).isGreaterThanOrEqualTo(got.over());
        }
    }

    private static void capsHold(TimeBankRules rules, Stint stint, Reckoned got, String as) {
        var caps = rules.caps();
        if (caps.perDay() > 0 && got.minutes() > 0) {
            assertThat(stint.stored().onDay() + got.minutes()).as(as)
                    .isLessThanOrEqualTo(caps.perDay());
        }
        if (caps.total() > 0 && got.minutes() > 0) {
            assertThat(stint.stored().inAll() + got.minutes()).as(as)
                    .isLessThanOrEqualTo(caps.total());
        }
        assertThat(got.minutes()).as(as).isNotNegative();
        assertThat(got.over()).as(as).isNotNegative();
    }

    /** The whole must be what a patient person finds who weighs each minute for itself. */
    private static void sameAsMinuteByMinute(TimeBankRules rules, Stint stint, Reckoned got,
            String as) {
        var work = stint.work();
        var giver = stint.giver();
        var earners = rules.earners();
        var young = giver.age() < (giver.sex() == Elder.Sex.F ? earners.womenFrom()
                : earners.from());
        if (young || earners.to() > 0 && giver.age() > earners.to()
                || work.minutes() < rules.rates().least()) {
            assertThat(got.whole()).as(as).isZero();
            return;
        }
        var rates = rules.rates();
        var sum = BigDecimal.valueOf(work.service() == null || work.group() ? 0 : rates.travel());
        for (var minute = 0; minute < work.minutes(); minute++) {
            sum = sum.add(weight(rates, work, work.start().plusSeconds(60L * minute)));
        }
        var steps = sum.multiply(BigDecimal.valueOf(60)).divide(BigDecimal.valueOf(
                (long) rates.minutesPerPoint() * rates.step()), 0, switch (rates.rounding()) {
                    case DOWN -> RoundingMode.FLOOR;
                    case NEAREST -> RoundingMode.HALF_UP;
                    case UP -> RoundingMode.CEILING;
                });
        assertThat(got.whole()).as(as).isEqualTo(steps.intValueExact() * rates.step());
    }

    private static BigDecimal weight(Rates rates, Stint.Work work, Instant at) {
        var clock = at.atZone(HERE);
        var service = work.service();
        var best = service == null ? 100 : rates.percent(service);
        var held = new EnumMap<Circumstance, Boolean>(Circumstance.class);
        held.put(Circumstance.NIGHT, clock.getHour() >= 22 || clock.getHour() < 6);
        held.put(Circumstance.FESTIVAL, rates.festivals().contains(clock.toLocalDate()));
        held.put(Circumstance.TWO_PEOPLE, service == Service.BATHING
                || service == Service.FARMING);
        held.put(Circumstance.HARDSHIP, work.hardship());
        for (var each : rates.circumstances().entrySet()) {
            if (held.get(each.getKey())) {
                best = Math.max(best, each.getValue());
            }
        }
        return BigDecimal.valueOf(best, 2);
    }

    private static Stint longer(Stint stint, int by) {
        var work = stint.work();
        return new Stint(new Stint.Work(work.what(), work.service(), work.group(),
                work.hardship(), work.start(), work.minutes() + by), stint.giver(),
                stint.stored());
    }

    private static Stint stint(Random random) {
        var service = random.nextInt(4) == 0 ? null
                : Service.values()[random.nextInt(Service.values().length)];
        var start = at("2027-01-30T00:00").plusSeconds(random.nextInt(20 * 86_400));
        return new Stint(new Stint.Work("做事", service, service == null && random.nextBoolean(),
                random.nextBoolean(), start, 1 + random.nextInt(700)),
                new Stint.Giver("何大爷", 15 + random.nextInt(80),
                        random.nextBoolean() ? Elder.Sex.F : Elder.Sex.M),
                new Stint.Stored(random.nextInt(300), random.nextInt(50_000)));
    }

    static TimeBankRules rules(Random random) {
        var services = new EnumMap<Service, Integer>(Service.class);
        var circumstances = new EnumMap<Circumstance, Integer>(Circumstance.class);
        for (var n = random.nextInt(4); n > 0; n--) {
            services.put(Service.values()[random.nextInt(9)], 10 + random.nextInt(491));
            circumstances.put(Circumstance.values()[random.nextInt(4)], 100 + random.nextInt(401));
        }
        var plain = Preset.PLAIN.rules();
        var from = random.nextInt(3) * 20;
        return new TimeBankRules(new Rates(random.nextBoolean() ? 60 : 10 + random.nextInt(231),
                services, circumstances, 1 + random.nextInt(60),
                Rounding.values()[random.nextInt(3)], random.nextInt(60), random.nextInt(60),
                Festival.SPRING.of(2027)), new Caps(random.nextInt(2) * random.nextInt(400),
                random.nextInt(2) * random.nextInt(60_000), Over.values()[random.nextInt(2)]),
                new Earners(from, random.nextInt(60), random.nextInt(4) == 0 ? 80 : 0),
                plain.spending(), GroupHours.values()[random.nextInt(2)], 0, 0, 0);
    }
}
