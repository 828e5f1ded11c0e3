package shouwang.pages.slips;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
import shouwang.care.slip.Slip;
import shouwang.care.slip.SlipSerial;
import shouwang.care.slip.Slips;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.ChooseVillage;
import shouwang.pages.form.Ground;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.places.Place;

/** The desk's slips: print for an aide, see what stays away, put lost ones aside. */
@Controller
@Needs(Right.SEE_CARE)
class SlipPages {
    private static final int MOST = 200;
    private final Slips slips;
    private final Aides aides;
    private final Ground ground;
    private final Clock clock;

    SlipPages(Slips slips, Aides aides, Ground ground, Clock clock) {
        this.slips = slips;
        this.aides = aides;
        this.ground = ground;
        this.clock = clock;
    }

    @GetMapping("/care/slips")
    @Transactional(readOnly = true)
    String desk(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String aide, Model model) {
        var place = ground.village(actor, village);
        if (place.isEmpty()) {
            model.addAttribute("choose",
                    new ChooseVillage("/care/slips", "签单", ground.villages(actor)));
            return "people/village";
        }
        return show(place.get(), Ids.fresh(), aide, "", model);
    }

    private String show(Place place, UUID id, String chosen, String wrong, Model model) {
        var all = slips.overview(place.code(), MOST);
        var now = aides.all(place.code());
        var names = names(all, now);
        var rows = all.counts().stream().map(c -> new SlipDesk.Row(c.aideId().toString(),
                        name(names, c.aideId()), c.out(), c.entered(), c.aside(), c.missing()))
                .sorted(Comparator.comparing(SlipDesk.Row::missing).reversed()
                        .thenComparing(SlipDesk.Row::aide)).toList();
        model.addAttribute("desk", new SlipDesk(place.code(), place.name(), id,
                now.stream().map(a -> new SlipDesk.Choice(a.id().toString(), a.name(),
                        a.hamlet())).toList(), chosen, rows, missing(all.missing(), names),
                all.aside().stream().map(s -> aside(s, names)).toList(),
                all.batches().stream().limit(12).map(b -> printed(b, names)).toList(), wrong));
        return "slips/desk";
    }

    private Map<UUID, String> names(Slips.Overview all, List<Aide> now) {
        var ids = new HashSet<UUID>();
        all.counts().forEach(c -> ids.add(c.aideId()));
        now.forEach(aide -> ids.remove(aide.id()));
        var names = aides.byIds(ids).values().stream()
                .collect(Collectors.toMap(Aide::id, Aide::name));
        now.forEach(aide -> names.put(aide.id(), aide.name()));
        return names;
    }

    private static String name(Map<UUID, String> names, UUID aideId) {
        return names.getOrDefault(aideId, "");
    }

    private List<SlipDesk.Missing> missing(List<Slip> list, Map<UUID, String> names) {
        return list.stream().collect(Collectors.groupingBy(Slip::aideId)).entrySet().stream()
                .map(e -> new SlipDesk.Missing(name(names, e.getKey()), e.getKey().toString(),
                        e.getValue().stream().map(s -> new SlipDesk.One(s.serial().text(),
                                s.serial().digits(), day(s.printedAt()))).toList()))
                .sorted(Comparator.comparing(SlipDesk.Missing::aide)).toList();
    }

    private SlipDesk.Aside aside(Slip slip, Map<UUID, String> names) {
        return new SlipDesk.Aside(slip.serial().text(), slip.serial().digits(),
                name(names, slip.aideId()), slip.status().chinese(),
                slip.status() == Slip.Status.LOST,
                Objects.requireNonNullElse(slip.reason(), ""),
                day(Objects.requireNonNullElse(slip.endedAt(), slip.printedAt())));
    }

    private SlipDesk.Printed printed(Slip.Batch batch, Map<UUID, String> names) {
        return new SlipDesk.Printed(batch.id().toString(), name(names, batch.aideId()),
                batch.serials().getFirst().text() + " 到 " + batch.serials().getLast().text(),
                day(batch.printedAt()), batch.printedBy());
    }

    private String day(java.time.Instant at) {
        return When.day(When.day(at), LocalDate.now(clock));
    }

    /** Notes the serials as handed out, then shows the paper. */
    @PostMapping("/care/slips/print")
    @Needs(Right.SLIPS)
    String print(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String aide,
            @RequestParam(defaultValue = "") String sheets, HttpServletResponse response,
            Model model) {
        var batchId = Given.id(id);
        var who = aides.get(Given.id(Given.text(aide, "aide", "给谁", 36)));
        actor.needPlace(who.villageCode());
        try {
            slips.print(actor, batchId, who.id(),
                    Given.number(sheets, "sheets", "几张纸", 1, Slips.MOST_SHEETS));
            return "redirect:/care/slips/batches/" + batchId + ".pdf";
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(village(actor, who.villageCode()), batchId, aide, refusal.say(), model);
        }
    }

    private Place village(Actor actor, String code) {
        return ground.village(actor, code).orElseThrow();
    }

    /** Lost, void, or found again. */
    @PostMapping("/care/slips/{serial}/mark")
    @Needs(Right.SLIPS)
    String mark(Actor actor, @PathVariable String serial,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") @Nullable String reason,
            HttpServletResponse response, Model model) {
        var read = SlipSerial.read(serial);
        var village = slips.find(actor, read).villageCode();
        try {
            slips.mark(actor, read, Given.word(status, Slip.Status.class, "status", "怎么了"),
                    Given.optional(reason, "reason", "为什么", 100));
            return Said.then("/care/slips?village=" + village, "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(village(actor, village), Ids.fresh(), "", refusal.say(), model);
        }
    }
}
