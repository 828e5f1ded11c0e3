package shouwang.pages.places;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import shouwang.access.Houses;
import shouwang.access.Open;
import shouwang.county.Scope;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.When;
import shouwang.places.Places;
import shouwang.places.site.OpenHours;
import shouwang.places.site.Site;
import shouwang.places.site.Sites;

/**
 * What the sign at a door opens, for anybody: what this place is, when it is open, whom to call.
 * Never whose house it is, nor where a villager lives.
 */
@Controller
@Open
public class SiteDoor {
    private static final int DAYS_SHOWN = 7;
    private final Sites sites;
    private final SiteDesk desk;
    private final Places places;
    private final Houses houses;
    private final Clock clock;

    SiteDoor(Sites sites, SiteDesk desk, Places places, Houses houses, Clock clock) {
        this.sites = sites;
        this.desk = desk;
        this.places = places;
        this.houses = houses;
        this.clock = clock;
    }

    /** What everybody may read of a house. */
    public record Sign(String kind, String village, String name, String address, boolean closed,
            boolean openNow, List<String> week, List<Day> days, String phone) {}

    /** One of the next days. */
    public record Day(String word, String hours) {}

    @GetMapping("/p/{id}")
    String open(@PathVariable String id, Model model) {
        var wanted = Given.id(id);
        model.addAttribute("sign", Scope.all(houses.here()).call(() -> sign(sites.find(wanted)
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND,
                        "这块牌子认不出来了，可能换过新的。请问村里的服务站；急事打 120。")))));
        return "places/door";
    }

    private Sign sign(Site site) {
        var code = site.placeCode();
        var names = places.names(SiteDesk.steps(code));
        var hours = sites.hours(site.id());
        var today = LocalDate.ofInstant(clock.instant(), When.HERE);
        var hamlet = code.length() < 15 ? "" : names.getOrDefault(code.substring(0, 15), "");
        return new Sign(site.kind().chinese(), names.getOrDefault(
                code.substring(0, Math.min(12, code.length())), ""), site.form().name(),
                site.kind() == Site.Kind.HEARTH ? hamlet : hamlet + site.form().address(),
                !site.isOpen(),
                hours.isOpen(clock.instant().atZone(When.HERE).toLocalDateTime()), hours.lines(),
                IntStream.range(0, DAYS_SHOWN).mapToObj(today::plusDays)
                        .map(day -> day(hours, day)).toList(), desk.phone(site));
    }

    private static Day day(OpenHours hours, LocalDate day) {
        var why = hours.special(day).map(one -> "（" + one.why() + "）").orElse("");
        return new Day(SiteDesk.day(day), hours.on(day).map(OpenHours.Span::toString)
                .orElse("不开") + why);
    }
}
