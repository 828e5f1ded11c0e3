package shouwang.pages.field;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.care.Service;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.field.Phones;
import shouwang.kernel.Points;
import shouwang.pages.When;
import shouwang.pages.form.Works;
import shouwang.pairing.Cards;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.people.CardFacts;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Private;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.rounds.Rounds;
import shouwang.timebank.Passbook;
import shouwang.timebank.honour.Honours;

/** Puts together what an aide's phone shows for a week, in few questions for many elders. */
@Component
class FieldDays {
    private static final int DAYS = 7;
    private static final int LINES = 10;
    private static final List<FieldDay.Kind> SERVICES = Arrays.stream(Service.values())
            .map(one -> new FieldDay.Kind(one.name(), one.chinese(), one.icon(), Works.of(one)))
            .toList();
    private final Visits visits;
    private final Timetable timetable;
    private final Pairs pairs;
    private final Elders elders;
    private final Private secrets;
    private final Cards cards;
    private final Aides aides;
    private final Passbook passbook;
    private final Honours honours;
    private final Rounds rounds;
    private final Places places;
    private final Phones phones;
    private final Clock clock;

    FieldDays(Visits visits, Timetable timetable, Pairs pairs, Elders elders, Private secrets,
            Cards cards, Aides aides, Passbook passbook, Honours honours, Rounds rounds,
            Places places, Phones phones, Clock clock) {
        this.visits = visits;
        this.timetable = timetable;
        this.pairs = pairs;
        this.elders = elders;
        this.secrets = secrets;
        this.cards = cards;
        this.aides = aides;
        this.passbook = passbook;
        this.honours = honours;
        this.rounds = rounds;
        this.places = places;
        this.phones = phones;
        this.clock = clock;
    }

    /**
     * The week from today, and what is left over; remembers that this account was given it. An aide
     * who has stopped helping gets an empty one, which takes the place of what her phone kept.
     */
    @Transactional
    public FieldDay of(Actor actor, List<FieldDay.Call> calls) {
        var today = LocalDate.now(clock);
        var aide = aides.get(actor.person());
        var list = aide.endedOn() != null ? List.<Visit>of() : Stream.concat(
                visits.leftOver(aide.id(), today).stream(),
                timetable.ofAide(aide.id(), today, today.plusDays(DAYS)).stream()).toList();
        phones.gave(actor, list.stream().map(Visit::id).toList());
        var mine = pairs.ofAide(aide.id()).stream().map(Pair::elderId).collect(
                Collectors.toCollection(LinkedHashSet::new));
        var ids = new LinkedHashSet<>(mine);
        list.forEach(visit -> ids.add(visit.elderId()));
        var ways = rounds.ways(aide.id(), today.minusDays(DAYS), today.plusDays(DAYS - 1));
        var village = Place.villageOf(aide.placeCode());
        var numbers = places.numbers(village);
        var who = elders.byIds(ids);
        return new FieldDay(clock.instant(), aide.name(), places.names(List.of(village))
                .getOrDefault(village, ""), numbers.stationPhone(), numbers.doctor(),
                numbers.doctorPhone(), SERVICES,
                aide.endedOn() != null ? List.of() : calls, elders(actor, who, mine, today),
                list.stream().filter(visit -> who.containsKey(visit.elderId()))
                        .map(visit -> visit(visit, ways)).toList(), points(aide.householdId(),
                                aide.id(), today));
    }

    private static FieldDay.OneVisit visit(Visit visit, Map<UUID, Integer> ways) {
        return new FieldDay.OneVisit(visit.id(), visit.elderId(), visit.service().name(),
                visit.task(), When.day(visit.plannedAt()), visit.plannedAt(), visit.status(),
                ways.get(visit.id()), visit.startedAt(), visit.finishedAt(), visit.minutes(),
                visit.whyNot());
    }

    private List<FieldDay.OneElder> elders(Actor actor, Map<UUID, Elder> who, Set<UUID> mine,
            LocalDate today) {
        var ids = who.keySet();
        var facts = secrets.forCards(actor, ids);
        var kin = ids.isEmpty() ? Collections.<UUID, List<String>>emptyMap()
                : secrets.kinForCards(actor, ids);
        var marks = marks(ids);
        var allowed = elders.picturesAllowed(ids);
        return who.values().stream().sorted(Comparator.comparing(Elder::pinyin)
                .thenComparing(Elder::id)).map(elder -> {
                    var card = facts.getOrDefault(elder.id(), CardFacts.NONE);
                    return new FieldDay.OneElder(elder.id(), elder.name(), elder.ageOn(today),
                            where(elder), elder.status() == Elder.Status.HERE ? null
                                    : elder.status().chinese(), card.health(), card.mind(),
                            card.phones(), kin.getOrDefault(elder.id(), List.of()),
                            allowed.contains(elder.id()), mine.contains(elder.id()),
                            marks.getOrDefault(elder.id(), Marks.NONE).card(),
                            marks.getOrDefault(elder.id(), Marks.NONE).code());
                }).toList();
    }

    /** By these the phone knows a card without carrying what would make one. */
    private record Marks(String card, String code) {
        static final Marks NONE = new Marks("", "");
    }

    private Map<UUID, Marks> marks(Set<UUID> ids) {
        var codes = cards.codes(ids);
        var marks = new HashMap<UUID, Marks>();
        cards.tokens(ids).forEach((id, token) -> marks.put(id,
                new Marks(sha256(token), sha256(id + ":" + codes.get(id)))));
        return marks;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static @Nullable String where(Elder elder) {
        var way = Stream.of(elder.hamlet(), elder.directions())
                .filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining("，"));
        return way.isEmpty() ? null : way;
    }

    private FieldDay.Points points(UUID household, UUID aideId, LocalDate today) {
        return new FieldDay.Points(passbook.balance(household).text(),
                new Points(honours.tally(aideId)).text(),
                passbook.lines(household, null, LINES).stream().map(line -> new FieldDay.Line(
                        When.moment(line.at(), today), line.memo(), line.moved(),
                        line.after().text())).toList());
    }
}
