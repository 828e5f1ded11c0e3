package shouwang.pages.pairs;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.boards.Boards;
import shouwang.boards.Measure;
import shouwang.boards.Tally;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.places.Places;

/** 结对: gaps first, then who has whom. */
@Controller
@Needs(Right.PAIR)
class PairPages {
    private static final int GAPS = 100;
    private static final int VILLAGE = 12;
    private static final int MOST_SHOWN = 12;
    private final Pairs pairs;
    private final Elders elders;
    private final Aides aides;
    private final Boards boards;
    private final Places places;
    private final Clock clock;

    PairPages(Pairs pairs, Elders elders, Aides aides, Boards boards, Places places, Clock clock) {
        this.pairs = pairs;
        this.elders = elders;
        this.aides = aides;
        this.boards = boards;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Said.Words pairsPairWords() {
        return Said.words("paired", "已结对。");
    }

    @GetMapping("/people/pairs")
    @Transactional(readOnly = true)
    String list(Actor actor, @RequestParam(defaultValue = "") String place, Model model) {
        var where = place.isBlank() ? actor.placeCode() : Given.text(place, "place", "地方", 18);
        actor.needPlace(where);
        var here = places.get(where);
        if (where.length() < VILLAGE) {
            model.addAttribute("view", below(here));
            return "pairs/places";
        }
        var today = LocalDate.now(clock);
        var gaps = pairs.without(where, GAPS).stream()
                .map(elder -> new PairView.Gap(elder.id().toString(), elder.name(), of(elder,
                        today),
                        elder.categories().stream().map(c -> c.chinese()).toList())).toList();
        var all = elders.count(where);
        model.addAttribute("view", new PairView(where, where.equals(actor.placeCode()) ? null
                : here.name(), gaps, all, Math.max(0, all - pairs.count(where)),
                byAide(where, today)));
        return "pairs/pairs";
    }

    /** A line a place, as the boards last counted: nobody reads a county name by name. */
    private PairView.Below below(Place here) {
        var board = boards.at(here.code());
        var names = places.names(board.below().stream().map(Tally::placeCode).toList());
        var total = board.total();
        return new PairView.Below(here.name(), total == null ? null : line(total, here.name()),
                board.below().stream().sorted(Comparator.comparingInt((Tally tally) ->
                        -tally.of(Measure.WITHOUT_AIDE)).thenComparing(Tally::placeCode))
                        .map(tally -> line(tally, names.getOrDefault(tally.placeCode(),
                                tally.placeCode()))).toList(),
                total == null ? null : When.moment(total.countedAt(), LocalDate.now(clock)));
    }

    private static PairView.Line line(Tally tally, String name) {
        return new PairView.Line(tally.placeCode(), name, tally.of(Measure.ELDERS),
                tally.of(Measure.AIDES), tally.of(Measure.WITHOUT_AIDE));
    }

    private static String of(Elder elder, LocalDate today) {
        return elder.ageOn(today) + " 岁" + (elder.hamlet().isEmpty() ? "" : "·" + elder.hamlet());
    }

    private List<PairView.Helper> byAide(String place, LocalDate today) {
        var list = pairs.below(place);
        var who = elders.byIds(list.stream().map(Pair::elderId).collect(Collectors.toSet()));
        var by = aides.byIds(list.stream().map(Pair::aideId).collect(Collectors.toSet()));
        var groups = new LinkedHashMap<UUID, List<PairView.One>>();
        for (var pair : list) {
            var elder = who.get(pair.elderId());
            if (elder != null) {
                groups.computeIfAbsent(pair.aideId(), key -> new ArrayList<>())
                        .add(new PairView.One(pair.id().toString(), elder.id().toString(),
                                elder.name(), pair.manner().chinese() + "，" + pair.from() + " 起"));
            }
        }
        return groups.entrySet().stream().filter(entry -> by.containsKey(entry.getKey()))
                .map(entry -> {
                    var aide = Objects.requireNonNull(by.get(entry.getKey()));
                    return new PairView.Helper(aide.id().toString(), aide.name(),
                            aide.ageOn(today) + " 岁·" + aide.hamlet(), entry.getValue(),
                            aide.mostElders());
                }).toList();
    }

    @GetMapping("/people/pairs/new")
    @Transactional(readOnly = true)
    String suggest(Actor actor, @RequestParam(defaultValue = "") String elder, Model model) {
        return choose(actor, Given.id(elder), null, "", model);
    }

    private String choose(Actor actor, UUID elder, @Nullable String wrong, String despite,
            Model model) {
        var one = elders.get(elder);
        var now = pairs.current(List.of(one.id())).get(one.id());
        model.addAttribute("view", new PairView.Choose(one.id().toString(), one.name(),
                of(one, LocalDate.now(clock)), currentAide(now),
                now == null ? null : now.id().toString(),
                pairs.suggest(actor, one.id(), MOST_SHOWN).stream().map(s -> new PairView.Choice(
                        s.aide().id().toString(), s.aide().name(), s.reasons())).toList(),
                pairs.apart(actor, one.id()).entrySet().stream().filter(entry ->
                        !entry.getKey().householdId().equals(one.householdId())).map(entry ->
                        new PairView.Choice(entry.getKey().id().toString(),
                                entry.getKey().name(), entry.getValue())).toList(),
                wrong, despite));
        return "pairs/choose";
    }

    private @Nullable String currentAide(@Nullable Pair pair) {
        return pair == null ? null : aides.find(pair.aideId()).map(a -> a.name()).orElse("");
    }

    @PostMapping("/people/pairs")
    String pair(Actor actor, @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "") String aide,
            @RequestParam(defaultValue = "VOLUNTARY") String manner,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String despite, HttpServletResponse response,
            Model model) {
        try {
            pairs.byHand(actor, Given.id(elder), Given.id(aide),
                    Given.word(manner, Pair.Manner.class, "manner", "怎么结的"),
                    Given.optional(reason, "reason", "原因", 80),
                    Given.optional(despite, "despite", "为什么还是合适", 80));
            return Said.then("/people/pairs", "paired");
        } catch (Rejected refusal) {
            if (!"despite".equals(refusal.field())) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            return choose(actor, Given.id(elder), refusal.say(),
                    despite.length() > 80 ? "" : despite, model);
        }
    }

    /** {@code again}: the elder for whom another aide is chosen next. */
    @PostMapping("/people/pairs/{id}/end")
    String end(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String again) {
        pairs.end(actor, Given.id(id), Given.text(reason, "reason", "原因", 200));
        return Said.then(again.isBlank() ? "/people/pairs" : "/people/pairs/new?elder="
                + Given.id(again),
                "ended");
    }
}
