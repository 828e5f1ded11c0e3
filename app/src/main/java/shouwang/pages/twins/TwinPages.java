package shouwang.pages.twins;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.twins.Merging;
import shouwang.people.twins.Twins;
import shouwang.places.Places;

/** 查重复登记: who may stand in the books twice, merged after a look, and parted again. */
@Controller
@Needs(Right.WRITE_PEOPLE)
class TwinPages {
    private final Twins twins;
    private final Merging merging;
    private final Places places;
    private final Clock clock;

    TwinPages(Twins twins, Merging merging, Places places, Clock clock) {
        this.twins = twins;
        this.merging = merging;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/people/twins")
    String list(Actor actor, Model model) {
        var place = actor.placeCode();
        var today = LocalDate.now(clock);
        model.addAttribute("page", new TwinList(places.get(place).name(), twins.of(place),
                merging.lately(place).stream().map(one -> new TwinList.Done(one.id(), one.name(),
                        When.moment(one.at(), today), one.by(), one.undoneAt() != null,
                        "/people/elders/" + one.into())).toList()));
        return "twins/list";
    }

    /** What would become of each field; {@code from} ends, {@code into} stays. */
    @GetMapping("/people/twins/look")
    String look(Actor actor, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String into, Model model) {
        model.addAttribute("page", merging.preview(actor, Given.id(from), Given.id(into)));
        model.addAttribute("id", Ids.fresh().toString());
        return "twins/look";
    }

    @PostMapping("/people/twins/merge")
    String merge(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String into) {
        merging.merge(actor, Given.id(id), Given.id(from), Given.id(into));
        return Said.then("/people/twins", "saved");
    }

    @PostMapping("/people/twins/{id}/part")
    String part(Actor actor, @PathVariable String id) {
        merging.part(actor, Given.id(id));
        return Said.then("/people/twins", "undone");
    }

    @PostMapping("/people/twins/two")
    String two(Actor actor, @RequestParam(defaultValue = "") String one,
            @RequestParam(defaultValue = "") String other) {
        UUID first = Given.id(one);
        twins.areTwo(actor, first, Given.id(other), actor.placeCode());
        return Said.then("/people/twins", "saved");
    }
}
