package shouwang.pages.print;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.When;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.timebank.Passbook;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.rules.Clauses;
import shouwang.timebank.rules.Rulebook;

/** 家庭卡: a card for each home that earns or spends, its number large, the village's own rule. */
@Component
public class HomeSheets {
    private static final int MOST_NAMES = 8;
    private final Households households;
    private final HouseholdCards cards;
    private final Elders elders;
    private final Aides aides;
    private final Passbook passbook;
    private final Rulebook rulebook;
    private final Places places;
    private final Clock clock;
    private final String css = CardSheets.css("/print/small-card.css");

    HomeSheets(Households households, HouseholdCards cards, Elders elders, Aides aides,
            Passbook passbook, Rulebook rulebook, Places places, Clock clock) {
        this.households = households;
        this.cards = cards;
        this.elders = elders;
        this.aides = aides;
        this.passbook = passbook;
        this.rulebook = rulebook;
        this.places = places;
        this.clock = clock;
    }

    /** Cards to be printed one after another. */
    public record View(String css, List<Card> cards) {}

    /** What stands on one. */
    public record Card(String where, String village, String head, List<String> members,
            String rule, String foot, String number, String qr) {}

    /** The home of an elder or an aide, or the home itself. */
    @Transactional(readOnly = true)
    public Household home(Actor actor, UUID personOrHome) {
        var home = households.of(personOrHome).flatMap(households::find)
                .or(() -> households.find(personOrHome)).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一户，可能不归您管。"));
        actor.needPlace(home.placeCode());
        return home;
    }

    /** All homes of a village or hamlet with an elder or an aide, and those that hold points. */
    @Transactional(readOnly = true)
    public List<Household> homes(String place) {
        var ids = Stream.of(elders.all(place).stream().map(Elder::householdId),
                aides.all(place).stream().map(Aide::householdId),
                place.equals(Place.villageOf(place)) ? passbook.homes(place).stream()
                        .map(Passbook.Home::household) : Stream.<UUID>empty())
                .flatMap(Function.identity()).distinct().toList();
        var known = households.byIds(ids);
        return ids.stream().filter(known::containsKey).map(known::get).toList();
    }

    @Transactional(readOnly = true)
    public View of(Collection<Household> homes) {
        var today = LocalDate.now(clock);
        var villages = homes.stream().map(home -> Place.villageOf(home.placeCode())).distinct()
                .toList();
        var rules = villages.stream().collect(Collectors.toMap(Function.identity(),
                code -> Clauses.inShort(rulebook.inForce(code, today).rules())));
        var names = places.names(villages.stream().flatMap(code -> Stream.of(code,
                code.substring(0, 9), code.substring(0, 6))).distinct().toList());
        var members = households.membersOf(homes.stream().map(Household::id).toList());
        return new View(css, homes.stream().map(home -> card(home, rules, names,
                members.getOrDefault(home.id(), List.of()), today)).toList());
    }

    private Card card(Household home, Map<String, String> rules, Map<String, String> names,
            List<Household.Member> members, LocalDate today) {
        var code = Place.villageOf(home.placeCode());
        var village = names.getOrDefault(code, "");
        var number = cards.number(home);
        return new Card(names.getOrDefault(code.substring(0, 6), "") + " "
                + names.getOrDefault(code.substring(0, 9), ""), village, home.head(),
                members.stream().map(Household.Member::name).limit(MOST_NAMES).toList(),
                rules.getOrDefault(code, ""), village + "老年协会　" + When.paper(today) + "　第 "
                + home.cardVersion() + " 版", number.substring(0, 4) + " " + number.substring(4),
                Printer.qr(cards.token(home)));
    }
}
