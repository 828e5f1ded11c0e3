package shouwang.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.slip.Slips;
import shouwang.family.Letters;
import shouwang.kernel.Ids;
import shouwang.kernel.Money;
import shouwang.kernel.Points;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.people.Phone;
import shouwang.places.Place;
import shouwang.table.Canteen;
import shouwang.table.Courtyard;
import shouwang.table.Courtyards;
import shouwang.table.DayCare;
import shouwang.table.Eater;
import shouwang.table.Meal;
import shouwang.table.Terms;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.RuleVersion;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.TimeBankRules;

/** What else goes on in the village: rules voted, meals, a courtyard, slips, a daughter. */
@Component
class DemoLife {
    private static final int DAILY = 127;
    private static final int EATERS = 14;
    private final Rulebook rulebook;
    private final Visits visits;
    private final Canteen canteen;
    private final DayCare daycare;
    private final Courtyards yards;
    private final Slips slips;
    private final Kins kins;
    private final Letters letters;
    private final Clock clock;

    DemoLife(Rulebook rulebook, Visits visits, Canteen canteen, DayCare daycare,
            Courtyards yards, Slips slips, Kins kins, Letters letters, Clock clock) {
        this.rulebook = rulebook;
        this.visits = visits;
        this.canteen = canteen;
        this.daycare = daycare;
        this.yards = yards;
        this.slips = slips;
        this.kins = kins;
        this.letters = letters;
        this.clock = clock;
    }

    /** Hours hang out three days from today on; a week is on the table. */
    void rules(Actor clerk, String village) {
        var today = LocalDate.now(clock);
        var voted = rulebook.propose(clerk, Ids.fresh(), village, hanging(3),
                Preset.JINGTIAN.chinese());
        rulebook.vote(clerk, voted.id(), new RuleVersion.Vote(today, 31, 2, 4, "蒲秀兰", today));
        rulebook.propose(clerk, Ids.fresh(), village, hanging(7), Preset.JINGTIAN.chinese());
    }

    private static TimeBankRules hanging(int days) {
        var rules = Preset.JINGTIAN.rules();
        return new TimeBankRules(rules.rates(), rules.caps(), rules.earners(), rules.spending(),
                rules.group(), rules.expiryMonths(), rules.reviewers(), days, rules.grants());
    }

    /** Two visits of this morning that the elders confirmed: their hours hang out. */
    void confirmed(Actor clerk, List<Elder> old, List<Aide> helpers) {
        for (var i = 0; i < 2; i++) {
            var elder = old.get(6 + i);
            var at = clock.instant().truncatedTo(ChronoUnit.MINUTES)
                    .minus(95 + 40L * i, ChronoUnit.MINUTES);
            var visit = visits.enter(clerk, new Visit.Plan(Ids.fresh(), elder.id(),
                    helpers.get(3 + i).id(), null, Service.CLEANING, "扫屋、换被套", at),
                    new Visit.Finish(at.plus(55, ChronoUnit.MINUTES), "扫屋、换被套", 4));
            visits.confirm(clerk, visit.id(), new Visit.Confirm(Visit.Method.SIGNATURE,
                    elder.name(), 5, null), null);
        }
    }

    private void confirmed(Actor clerk, Elder elder, Aide aide, LocalDate day, String did) {
        var at = day.atTime(10, 40).atZone(clock.getZone()).toInstant();
        var visit = visits.enter(clerk, new Visit.Plan(Ids.fresh(), elder.id(), aide.id(), null,
                Service.MEALS, did, at), new Visit.Finish(at.plus(50, ChronoUnit.MINUTES), did, 4));
        visits.confirm(clerk, visit.id(), new Visit.Confirm(Visit.Method.SIGNATURE, elder.name(),
                5, null), null);
    }

    /** The canteen cooks for a few, three spend the day there. */
    void table(Actor clerk, String village, List<Elder> old, Aide cook) {
        var today = LocalDate.now(clock);
        terms(clerk, village, false);
        canteen.cook(clerk, village, cook.id(), true);
        for (var i = 0; i < EATERS; i++) {
            canteen.eater(clerk, new Eater(old.get(3 * i).id(), DAILY,
                    i % 3 == 2 ? Meal.Manner.BROUGHT : Meal.Manner.HERE, i % 4 == 1, null, null));
        }
        terms(clerk, village, true);
        canteen.menu(clerk, village, today, "红苕稀饭、蒸蛋、炒白菜", null);
        canteen.menu(clerk, village, today.plusDays(1), "米饭、萝卜烧肉、豆腐汤", null);
        for (var i = 0; i < 3; i++) {
            daycare.came(clerk, old.get(6 * i).id());
        }
    }

    /**
     * Has cooked for a week; opened only when all have put their names down, else nine o'clock
     * would count none.
     */
    private void terms(Actor clerk, String village, boolean open) {
        canteen.terms(clerk, new Terms(village, DAILY, new Money(600), new Points(30), open),
                LocalDate.now(clock).minusWeeks(1));
    }

    /** Neighbours of one hamlet eat together; the aide who signs in sits with them. */
    void courtyard(Actor clerk, Place hamlet, List<Elder> old, Aide aide) {
        var yard = yards.found(clerk, new Courtyard(Ids.fresh(), hamlet.code(),
                hamlet.name() + "小院", DAILY));
        Stream.concat(Stream.of(aide.id()), old.stream()
                .filter(elder -> elder.placeCode().equals(hamlet.code())).map(Elder::id).limit(5))
                .forEach(person -> yards.neighbour(clerk, yard.id(), person, true, true));
        yards.arrange(clerk, yard.id());
    }

    void slips(Actor clerk, Aide aide) {
        slips.print(clerk, Ids.fresh(), aide.id(), 1);
    }

    /** A daughter in Shenzhen whose mother signed; two letters, the older one sent. */
    Kin daughter(Actor clerk, Elder elder) {
        var phone = new Phone(new Fiction(new SplittableRandom(20261123)).phone());
        var id = kins.add(clerk, Ids.fresh(), elder.id(), elder.name().charAt(0) + "玉梅", "女儿",
                "深圳", List.of(phone));
        kins.consent(clerk, elder.id(), id, new Kin.Consent(Kin.How.SIGNATURE, null,
                LocalDate.now(clock), Set.copyOf(EnumSet.allOf(Kin.Sight.class))));
        return kins.find(id).orElseThrow();
    }

    /** Written for the two months past, each with two visits to write of; the older one sent. */
    void letters(Actor clerk, String village, Elder elder, Aide aide) {
        var last = letters.lastMonth();
        for (var month : List.of(last.minusMonths(1), last)) {
            confirmed(clerk, elder, aide, month.atDay(9), "送午饭，要软");
            confirmed(clerk, elder, aide, month.atDay(21), "送药、量血压");
        }
        letters.make(clerk, village, last.minusMonths(1));
        letters.of(clerk, village, last.minusMonths(1))
                .forEach(letter -> letters.send(clerk, letter.id()));
        letters.make(clerk, village, last);
    }
}
