package shouwang.family;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shouwang.care.month.Month;
import shouwang.care.month.MonthOfCare;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.places.Places;
import shouwang.timebank.Passbook;

/** Gathers a month's facts for many letters in a handful of queries. */
@Component
class LetterReading {
    private final Elders elders;
    private final Aides aides;
    private final Places places;
    private final MonthOfCare months;
    private final Passbook passbook;
    private final Clock clock;

    LetterReading(Elders elders, Aides aides, Places places, MonthOfCare months,
            Passbook passbook, Clock clock) {
        this.elders = elders;
        this.aides = aides;
        this.places = places;
        this.months = months;
        this.passbook = passbook;
        this.clock = clock;
    }

    /** Child → the facts; those of elders who died or moved away are left out. */
    Map<UUID, LetterFacts> of(String villageCode, Collection<Kin> kins, YearMonth month) {
        var here = elders.byIds(kins.stream().map(Kin::elderId).collect(Collectors.toSet()));
        var from = month.atDay(1).atStartOfDay(clock.getZone()).toInstant();
        var until = month.plusMonths(1).atDay(1).atStartOfDay(clock.getZone()).toInstant();
        var done = months.of(here.keySet(), from, until);
        var names = aides.byIds(done.values().stream().flatMap(one -> one.visits().stream())
                .map(Month.Went::aideId).collect(Collectors.toSet()));
        var points = passbook.balances(here.values().stream().map(Elder::householdId)
                .collect(Collectors.toSet()));
        var village = places.get(villageCode).name();
        var feasts = Festivals.of(month);
        var facts = new HashMap<UUID, LetterFacts>();
        for (var kin : kins) {
            var elder = here.get(kin.elderId());
            if (elder == null || elder.isGone()
                    || elder.status() == Elder.Status.REPORTED) {
                continue;
            }
            var one = done.getOrDefault(elder.id(), Month.EMPTY);
            var balance = points.get(elder.householdId());
            facts.put(kin.id(), new LetterFacts(kin.name(), kin.relation(), elder.name(),
                    elder.sex(), month, went(one, names), one.calls().stream()
                            .map(Month.Called::kind).toList(),
                    one.needs().stream().map(Month.Asked::status).toList(),
                    balance == null ? "0" : balance.text(), feasts, village,
                    LocalDate.now(clock)));
        }
        return facts;
    }

    private ArrayList<LetterFacts.Went> went(Month month, Map<UUID, Aide> names) {
        var went = new ArrayList<LetterFacts.Went>();
        month.visits().forEach(visit -> {
            var aide = names.get(visit.aideId());
            went.add(new LetterFacts.Went(visit.at().atZone(clock.getZone()).toLocalDate(),
                    aide == null ? "互助员" : aide.name(), visit.service(), visit.minutes(),
                    visit.mood()));
        });
        return went;
    }
}
