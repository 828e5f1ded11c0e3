package shouwang.pages.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Points;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Week;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elders;
import shouwang.people.life.LifeEvents;
import shouwang.places.Places;
import shouwang.timebank.honour.Honours;

/** 互助员: who helps, with what, when, and whom they look after. */
@Controller
@Needs(Right.SEE_PEOPLE)
class AidePages {
    private static final int PAGE = 50;
    private static final UUID FIRST = new UUID(0, 0);
    private final Aides aides;
    private final Elders elders;
    private final Pairs pairs;
    private final Honours honours;
    private final Places places;
    private final Ground ground;
    private final Accounts accounts;
    private final LifeEvents life;
    private final Clock clock;

    AidePages(Aides aides, Elders elders, Pairs pairs, Honours honours, Places places,
            Ground ground, Accounts accounts, LifeEvents life, Clock clock) {
        this.life = life;
        this.aides = aides;
        this.elders = elders;
        this.pairs = pairs;
        this.honours = honours;
        this.places = places;
        this.ground = ground;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/people/aides")
    @Transactional(readOnly = true)
    public String list(Actor actor, @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String after, Model model) {
        var where = ground.within(actor, place);
        var cut = after.lastIndexOf('/');
        var pinyin = cut < 0 ? null : Given.optional(after.substring(0, cut), "after", "页", 200);
        var id = cut < 0 ? FIRST : Given.id(after.substring(cut + 1));
        var found = new ArrayList<>(aides.list(where, pinyin == null ? "" : pinyin, id, PAGE + 1));
        String next = null;
        if (found.size() > PAGE) {
            found.removeLast();
            next = address(place, found.getLast().pinyin() + "/" + found.getLast().id());
        }
        model.addAttribute("list", new AideList(ground.ways(actor, where), rows(actor, found), next,
                cut < 0 ? null : address(place, ""), place.isEmpty() && cut < 0));
        return "people/aides";
    }

    private static String address(String place, String after) {
        return UriComponentsBuilder.fromPath("/people/aides").queryParam("place", "{place}")
                .queryParam("after", "{after}").encode()
                .buildAndExpand(Map.of("place", place, "after", after)).toUriString();
    }

    private List<AideList.Row> rows(Actor actor, List<Aide> found) {
        var loads = pairs.loads(found.stream().map(Aide::id).toList());
        var codes = found.stream().map(Aide::villageCode).distinct().toList();
        Map<String, String> villages = actor.placeCode().length() >= 12 ? Map.of()
                : places.names(codes);
        return found.stream().map(a -> new AideList.Row(a, a.ageOn(today()),
                (villages.getOrDefault(a.villageCode(), "") + " " + a.hamlet()).strip(),
                Week.skills(a.skills()), Week.words(a.daysFree()),
                loads.getOrDefault(a.id(), 0))).toList();
    }

    @GetMapping("/people/aides/{id}")
    @Transactional(readOnly = true)
    public String aide(Actor actor, @PathVariable String id, Model model) {
        var aide = aides.get(Given.id(id));
        var ofAide = pairs.ofAide(aide.id());
        var who = elders.byIds(ofAide.stream().map(Pair::elderId).toList());
        var cared = ofAide.stream().filter(p -> who.containsKey(p.elderId())).map(p -> {
            var elder = Objects.requireNonNull(who.get(p.elderId()));
            return new AidePage.Cared(elder, elder.ageOn(today()),
                    When.date(p.from()) + "起·" + p.manner().chinese());
        }).toList();
        model.addAttribute("page", new AidePage(aide, aide.ageOn(today()),
                actor.placeCode().length() >= 12 ? "" : places.names(List.of(aide.villageCode()))
                        .getOrDefault(aide.villageCode(), ""),
                Week.skills(aide.skills()), Week.words(aide.daysFree()),
                elders.find(aide.id()).isPresent(), cared,
                new Points(honours.tally(aide.id())).text(), accountPage(actor, aide)));
        return "people/aide";
    }

    private @Nullable String accountPage(Actor actor, Aide aide) {
        return !actor.may(Right.ACCOUNTS) ? null : accounts.ofPerson(aide.id())
                .map(account -> "/settings/accounts/" + account.id())
                .orElse("/settings/accounts/new?person=" + aide.id());
    }

    /** Stops helping, or comes back. */
    @PostMapping("/people/aides/{id}/end")
    @Needs(Right.WRITE_PEOPLE)
    public String end(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String back) {
        var aide = Given.id(id);
        if (back.equals("yes")) {
            life.again(actor, aide);
            return Said.then("/people/aides/" + aide, "saved");
        }
        life.end(actor, aide, today());
        return Said.then("/people/elders/" + aide + "/life", "saved");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
