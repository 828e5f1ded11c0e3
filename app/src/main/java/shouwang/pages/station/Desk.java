package shouwang.pages.station;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.care.CardCalls;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.pages.When;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** Turns needs and visits into rows with names, in a few questions for many rows. */
@Component
class Desk {
    private final Elders elders;
    private final Aides aides;
    private final Needs needs;
    private final Visits visits;
    private final Pairs pairs;
    private final CardCalls cardCalls;
    private final Clock clock;

    Desk(Elders elders, Aides aides, Needs needs, Visits visits, Pairs pairs,
            CardCalls cardCalls, Clock clock) {
        this.cardCalls = cardCalls;
        this.pairs = pairs;
        this.elders = elders;
        this.aides = aides;
        this.needs = needs;
        this.visits = visits;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Instant now() {
        return clock.instant();
    }

    List<Today.NeedRow> rows(List<Need> list) {
        var who = elders.byIds(list.stream().map(Need::elderId).distinct().toList());
        var going = goers(list);
        var again = cardCalls.again(list.stream().filter(need -> need.via() == Need.Via.CARD)
                .map(Need::id).toList());
        return list.stream().filter(need -> who.containsKey(need.elderId()))
                .map(need -> row(need, java.util.Objects.requireNonNull(who.get(need.elderId())),
                        going.getOrDefault(need.id(), ""), again.get(need.id()))).toList();
    }

    private Today.NeedRow row(Need need, Elder elder, String goes,
            CardCalls.@Nullable Again again) {
        return new Today.NeedRow(need.id(), need.clock(now()), need.service(), need.wish(),
                need.urgent(), elder.id(), elder.name(), of(elder),
                asked(need) + again(again), When.moment(need.raisedAt(), today()),
                need.status() == Need.Status.GIVEN ? goes : "", need.isOpen());
    }

    /** Need → names of those who go, for the given ones only. */
    private Map<UUID, String> goers(List<Need> list) {
        var given = list.stream().filter(need -> need.status() == Need.Status.GIVEN)
                .map(Need::id).toList();
        var found = visits.forNeeds(given);
        var names = aides.byIds(found.stream().map(Visit::aideId).distinct().toList());
        var goers = new HashMap<UUID, String>();
        for (var visit : found) {
            var aide = names.get(visit.aideId());
            var need = visit.needId();
            if (aide != null && need != null) {
                goers.merge(need, aide.name(), (a, b) -> a + "、" + b);
            }
        }
        return goers;
    }

    private String again(CardCalls.@Nullable Again again) {
        return again == null ? "" : "，又按了 " + again.times() + " 次，最近 "
                + When.moment(again.last(), today());
    }

    private static String asked(Need need) {
        return switch (need.raisedAs()) {
            case SELF -> need.via() == Need.Via.CARD ? "本人按墙卡" : "本人" + need.via().chinese();
            case KIN -> need.raisedBy() + need.via().chinese();
            case NEIGHBOUR -> need.via() == Need.Via.CARD ? need.raisedBy() + "替老人按墙卡"
                    : need.raisedAs().chinese() + " " + need.raisedBy();
            case AIDE, STATION, DOCTOR ->
                    need.raisedAs().chinese() + " " + need.raisedBy();
        };
    }

    String of(Elder elder) {
        return elder.ageOn(today()) + " 岁" + (elder.hamlet().isEmpty() ? "" : "·" + elder.hamlet());
    }

    Map<UUID, Elder> elders(Stream<UUID> ids) {
        return elders.byIds(ids.collect(Collectors.toSet()));
    }

    Map<UUID, Aide> aides(Stream<UUID> ids) {
        return aides.byIds(ids.collect(Collectors.toSet()));
    }

    /** The id of her own aide, or "" where she has none: what a form may choose beforehand. */
    String own(UUID elderId) {
        var pair = pairs.current(List.of(elderId)).get(elderId);
        return pair == null ? "" : pair.aideId().toString();
    }

    Need need(UUID id) {
        return needs.get(id);
    }
}
