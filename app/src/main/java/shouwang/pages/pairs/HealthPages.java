package shouwang.pages.pairs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import shouwang.kernel.Given;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Ground;
import shouwang.pairing.PairHealth;
import shouwang.places.Place;
import shouwang.places.Places;

/** 要留心的结对: pairs in trouble, and who might take over. */
@Controller
@Needs(Right.PAIR)
public class HealthPages {
    private final PairHealth health;
    private final Places places;
    private final Ground ground;
    private final Clock clock;

    HealthPages(PairHealth health, Places places, Ground ground, Clock clock) {
        this.health = health;
        this.places = places;
        this.ground = ground;
        this.clock = clock;
    }

    /** One pair in trouble; {@code next} may take over. */
    public record Row(String pairId, String elderId, String elder, String of, String aide,
            List<String> troubles, @Nullable String nextId, @Nullable String next,
            @Nullable String why) {}

    @GetMapping("/people/pairs/health")
    @Transactional(readOnly = true)
    public String list(Actor actor, @RequestParam(required = false) @Nullable String place,
            Model model) {
        var code = Place.villageOf(ground.within(actor, place));
        if (code.length() < 12) {
            throw new Rejected(Reason.NOT_FOUND, "按村来看。请先选一个村。");
        }
        var today = LocalDate.now(clock);
        model.addAttribute("village", places.get(code).name());
        model.addAttribute("rows", health.of(code).stream().map(one -> new Row(
                one.pair().id().toString(), one.elder().id().toString(), one.elder().name(),
                one.elder().ageOn(today) + " 岁" + (one.elder().hamlet().isEmpty() ? ""
                        : "·" + one.elder().hamlet()),
                one.aide() == null ? "不在本地的互助员"
                        : one.aide().name() + "（" + one.aide().ageOn(today) + " 岁）",
                one.troubles().stream().map(PairHealth.Trouble::chinese).toList(),
                one.next() == null ? null : one.next().aide().id().toString(),
                one.next() == null ? null : one.next().aide().name(),
                one.next() == null ? null : one.next().reasons())).toList());
        return "pairs/health";
    }

    @PostMapping("/people/pairs/{id}/handover")
    public String handOver(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String aide) {
        var pair = health.handOver(actor, Given.id(id), Given.id(aide));
        return Said.then("/people/pairs/health?place=" + Place.villageOf(pair.placeCode()),
                "paired");
    }
}
