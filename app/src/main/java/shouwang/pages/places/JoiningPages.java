package shouwang.pages.places;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Ground;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.joining.Joining;
import shouwang.places.joining.Joinings;

/** 并组: 七社 and 七组 are one, or two hamlets become one: looked at, done, undone. */
@Controller
@Needs(Right.WRITE_PLACES)
public class JoiningPages {
    private final Joinings joinings;
    private final Places places;
    private final Ground ground;
    private final Audit audit;
    private final TransactionTemplate once;
    private final Clock clock;

    JoiningPages(Joinings joinings, Places places, Ground ground, Audit audit,
            TransactionTemplate once, Clock clock) {
        this.joinings = joinings;
        this.places = places;
        this.ground = ground;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    @Bean
    static Said.Words placesJoiningWords() {
        return Said.words("hamletsjoined", "并好了。人、户和场地都跟过来了，印着老组名的明白卡会列在“要换的”里。");
    }

    /** The page: two hamlets to choose, what would follow, what was joined lately. */
    public record View(String village, String name, List<Place> hamlets, String from, String into,
            Joining.@Nullable Preview preview, List<Done> lately, UUID fresh,
            @Nullable String say) {}

    /** A joining of before. */
    public record Done(String id, String what, String when, boolean undone) {}

    @GetMapping("/settings/places/{code}/joinings")
    public String look(Actor actor, @PathVariable String code,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String into, HttpServletResponse response,
            Model model) {
        var village = village(actor, code);
        if (from.isBlank() || into.isBlank()) {
            return show(village, from, into, null, null, model);
        }
        try {
            var preview = joinings.preview(ground.within(actor, from), ground.within(actor, into));
            return show(village, from, into, preview, null, model);
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(village, from, into, null, refusal.say(), model);
        }
    }

    private Place village(Actor actor, String code) {
        var place = places.get(ground.within(actor, code));
        if (place.kind() != Place.Kind.VILLAGE) {
            throw new Rejected(Reason.NOT_FOUND, "并组在一个村里做，请先打开这个村。");
        }
        return place;
    }

    private String show(Place village, String from, String into,
            Joining.@Nullable Preview preview, @Nullable String say, Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute("view", new View(village.code(), village.name(),
                ground.hamlets(village.code()), from, into, preview,
                joinings.lately(village.code()).stream().map(one -> new Done(one.id().toString(),
                        one.fromName() + "并到" + one.intoName(),
                        When.moment(one.at(), today) + "，" + one.by(), one.undoneAt() != null))
                        .toList(), Ids.fresh(), say));
        return "places/joining";
    }

    @PostMapping("/settings/places/{code}/joinings")
    public String join(Actor actor, @PathVariable String code,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String into, HttpServletResponse response,
            Model model) {
        var village = village(actor, code);
        return attempt(village, "hamletsjoined", response, model, () -> {
            var done = joinings.join(Given.id(id), ground.within(actor, from),
                    ground.within(actor, into), actor.name());
            audit.log(actor, village.code(), "并组", done.intoName(), null,
                    done.fromName() + "并过来");
        });
    }

    @PostMapping("/settings/places/{code}/joinings/{id}/part")
    public String part(Actor actor, @PathVariable String code, @PathVariable String id,
            HttpServletResponse response, Model model) {
        var village = village(actor, code);
        return attempt(village, "undone", response, model, () -> {
            joinings.part(Given.id(id));
            audit.log(actor, village.code(), "撤销并组", village.name(), null, null);
        });
    }

    private String attempt(Place village, String said, HttpServletResponse response, Model model,
            Runnable step) {
        try {
            once.executeWithoutResult(status -> step.run());
            return Said.then("/settings/places/" + village.code() + "/joinings", said);
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(village, "", "", null, refusal.say(), model);
        }
    }
}
