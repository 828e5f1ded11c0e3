package shouwang.timebank.checks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shouwang.kernel.Ids;
import shouwang.timebank.checks.Finding.Kind;
import static org.assertj.core.api.Assertions.assertThat;

/** A village's month with something odd put into it, from a printed seed. */
class ChecksTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final int VILLAGES = 60;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** Someone who gives or receives, each of a household and a hamlet of their own. */
    private record Person(UUID id, String name, UUID household, String hamlet) {}

    private Person person(String name, int hamlet) {
        return new Person(new UUID(random.nextLong(), random.nextLong()), name,
                new UUID(random.nextLong(), random.nextLong()), "51192220420600" + hamlet);
    }

    private static Fact fact(Person aide, Person elder, int day, int hour, int minutes,
            @Nullable String confirmer) {
        Instant from = FIRST.plusDays(day).atTime(hour, 0).atZone(HERE).toInstant();
        return new Fact(Ids.fresh(), aide.id(), aide.name(), aide.household(), elder.id(), elder.name(),
                elder.household(), elder.hamlet(), elder.hamlet().substring(14) + "社", from,
                from.plus(Duration.ofMinutes(minutes)), FIRST.plusDays(day), minutes, confirmer,
                "助餐");
    }

    /** A decent month: every aide goes to three elders at odd minutes, who confirm themselves. */
    private List<Fact> decent(List<Person> aides, List<Person> elders) {
        var facts = new ArrayList<Fact>();
        for (var aide : aides) {
            for (var n = 0; n < 9; n++) {
                var elder = elders.get((aides.indexOf(aide) * 3 + n % 3) % elders.size());
                facts.add(fact(aide, elder, n * 3, 8 + random.nextInt(8), 31 + random.nextInt(25),
                        elder.name()));
            }
        }
        return facts;
    }

    private Set<Kind> kinds(List<Fact> facts) {
        Collections.shuffle(facts, random);
        return Checks.look(facts).stream().map(Checks.Odd::kind)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void a_decent_month_shows_nothing_and_each_oddness_shows_itself_alone() {
        System.out.println("ChecksTest seed " + seed);
        for (var village = 0; village < VILLAGES; village++) {
            var aides = List.of(person("王琼琼", 1), person("税小平", 2), person("蒲大芳", 1));
            var elders = new ArrayList<Person>();
            for (var i = 0; i < 9; i++) {
                elders.add(person("老人" + i, i % 3));
            }
            assertThat(kinds(decent(aides, elders))).as("seed " + seed).isEmpty();
            for (var kind : Kind.values()) {
                var facts = decent(aides, elders);
                plant(kind, facts, aides, elders);
                assertThat(kinds(facts)).as("seed " + seed).containsExactly(kind);
            }
        }
    }

    private void plant(Kind kind, List<Fact> facts, List<Person> aides, List<Person> elders) {
        var aide = aides.getFirst();
        var other = aides.get(1);
        switch (kind) {
            case TWO_HAMLETS -> {
                facts.add(fact(aide, elders.get(0), 28, 8, 61, "甲"));
                facts.add(fact(aide, elders.get(1), 28, 9, 41, "乙"));
            }
            case SAME_TIME -> {
                facts.add(fact(aide, elders.get(0), 28, 8, 61, "甲"));
                facts.add(fact(aide, elders.get(0), 28, 8, 41, "甲"));
            }
            case LONG_DAY -> {
                facts.add(fact(aide, elders.get(0), 28, 6, 431, "甲"));
                facts.add(fact(aide, elders.get(0), 28, 15, 411, "甲"));
            }
            case SAME_HOUSEHOLD -> facts.add(fact(aide, new Person(UUID.randomUUID(), "婆婆",
                    aide.household(), aide.hamlet()), 28, 8, 41, "婆婆"));
            case RECIPROCAL -> {
                for (var n = 0; n < Checks.MUTUAL; n++) {
                    facts.add(fact(aide, mother(other), 28, 8 + n, 41, "甲"));
                    facts.add(fact(other, mother(aide), 28, 14 + n, 41, "乙"));
                }
            }
            case ONE_CONFIRMER -> {
                facts.removeIf(f -> f.person().equals(aide.id()));
                for (var n = 0; n < Checks.ENOUGH; n++) {
                    facts.add(fact(aide, elders.get(n % 3), n, 9, 31 + n, "会计"));
                }
            }
            case ROUND_NUMBERS -> {
                facts.removeIf(f -> f.person().equals(aide.id()));
                for (var n = 0; n < Checks.ENOUGH; n++) {
                    facts.add(fact(aide, elders.get(n % 3), n, 9, 30 + 30 * (n % 2),
                            elders.get(n % 3).name()));
                }
            }
        }
    }

    private static Person mother(Person of) {
        return new Person(new UUID(1, of.id().getLeastSignificantBits()), of.name() + "的母亲",
                of.household(), of.hamlet());
    }

    @Test
    void just_below_each_threshold_nothing_is_said() {
        var aide = person("王琼琼", 1);
        var elder = person("冉翠芳", 1);
        var facts = new ArrayList<Fact>();
        facts.add(fact(aide, elder, 1, 6, 420, "冉翠芳"));
        facts.add(fact(aide, elder, 1, 13, 420, "冉翠芳"));
        for (var n = 0; n < Checks.ENOUGH - 3; n++) {
            facts.add(fact(aide, elder, 2 + n, 9, 30, "冉翠芳"));
        }
        assertThat(kinds(facts)).isEmpty();
        facts.add(fact(aide, elder, 1, 20, 30, "冉翠芳"));
        assertThat(kinds(facts)).containsExactly(Kind.LONG_DAY, Kind.ROUND_NUMBERS);
    }

    @Test
    void the_same_people_are_the_same_finding_in_whatever_order_facts_come() {
        var one = person("王琼琼", 1);
        var two = person("税小平", 2);
        var facts = new ArrayList<Fact>();
        plant(Kind.RECIPROCAL, facts, List.of(one, two), List.of());
        var first = Checks.look(facts);
        Collections.reverse(facts);
        assertThat(Checks.look(facts)).extracting(Checks.Odd::key, Checks.Odd::evidence)
                .isEqualTo(first.stream().map(o -> org.assertj.core.groups.Tuple.tuple(o.key(),
                        o.evidence())).toList());
    }
}
