package shouwang.pages.places;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Ground;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.site.OpenHours;
import shouwang.places.site.Site;
import shouwang.places.site.Sites;

/** The houses of a village; above it, how many of each kind every place below has. */
@Controller
@Needs(Right.WRITE_PLACES)
class SiteListPages {
    private final Sites sites;
    private final SiteDesk desk;
    private final Places places;
    private final Ground ground;

    SiteListPages(Sites sites, SiteDesk desk, Places places, Ground ground) {
        this.sites = sites;
        this.desk = desk;
        this.places = places;
        this.ground = ground;
    }

    @GetMapping("/settings/sites")
    @Transactional(readOnly = true)
    String list(Actor actor, @RequestParam(defaultValue = "") String place, Model model) {
        var code = Place.villageOf(ground.within(actor, place));
        var here = places.get(code);
        var village = code.length() == 12;
        var all = village ? sites.below(code) : sites.at(code);
        model.addAttribute("list", new SiteList(code, here.name(), above(actor, code),
                rows(all.stream().filter(Site::isOpen).toList()),
                village ? List.of() : below(code, here.kind()),
                rows(all.stream().filter(site -> !site.isOpen()).toList())));
        return "places/sites";
    }

    private List<Choice> above(Actor actor, String code) {
        var up = Arrays.stream(new int[] {6, 9}).filter(digits -> digits < code.length()
                && digits >= actor.placeCode().length())
                .mapToObj(digits -> code.substring(0, digits)).toList();
        var names = places.names(up);
        return up.stream().map(one -> new Choice(one, names.getOrDefault(one, one), false))
                .toList();
    }

    private List<SiteList.Row> rows(List<Site> all) {
        var ids = all.stream().map(Site::id).toList();
        var hours = sites.hours(ids);
        var checks = sites.lastChecks(ids);
        var names = places.names(all.stream().flatMap(site ->
                SiteDesk.steps(site.placeCode()).stream()).collect(Collectors.toSet()));
        return all.stream().map(site -> {
            var open = hours.getOrDefault(site.id(), new OpenHours(Map.of(), List.of()));
            return new SiteList.Row(site.id(), site.kind(), site.form().name(),
                    where(site, names), String.join("，", open.lines()),
                    desk.tags(site, checks.get(site.id()), open));
        }).toList();
    }

    /** The hamlet it lies in, and what the village calls the spot. */
    private static String where(Site site, Map<String, String> names) {
        var hamlet = site.placeCode().length() < 15 ? ""
                : names.getOrDefault(site.placeCode().substring(0, 15), "");
        return hamlet + (hamlet.isEmpty() || site.form().address().isEmpty() ? "" : "，")
                + site.form().address();
    }

    private List<SiteList.Below> below(String code, Place.Kind kind) {
        var next = kind == Place.Kind.COUNTY ? Place.Kind.TOWNSHIP : Place.Kind.VILLAGE;
        var counted = sites.counted(code, next == Place.Kind.TOWNSHIP ? 9 : 12);
        return places.below(code, next).stream().map(one -> new SiteList.Below(one.code(),
                one.name(), Arrays.stream(Site.Kind.values()).map(its -> counted
                        .getOrDefault(one.code(), Map.of()).getOrDefault(its, 0)).toList()))
                .toList();
    }
}
