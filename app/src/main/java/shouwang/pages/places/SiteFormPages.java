package shouwang.pages.places;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Typed;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.site.Site;
import shouwang.places.site.Sites;

/** A house is opened, and what was written of it is changed. */
@Controller
@Needs(Right.WRITE_PLACES)
class SiteFormPages {
    private static final LocalDate OLDEST = LocalDate.of(1949, 1, 1);
    private static final int MOST_YEARS = 70;
    private final Sites sites;
    private final SiteDesk desk;
    private final Places places;
    private final Ground ground;
    private final Meeting meeting;
    private final Audit audit;
    private final TransactionTemplate once;

    SiteFormPages(Sites sites, SiteDesk desk, Places places, Ground ground, Meeting meeting,
            Audit audit, TransactionTemplate once) {
        this.sites = sites;
        this.desk = desk;
        this.places = places;
        this.ground = ground;
        this.meeting = meeting;
        this.audit = audit;
        this.once = once;
    }

    @GetMapping("/settings/sites/new")
    @Transactional(readOnly = true)
    String blank(Actor actor, @RequestParam(defaultValue = "") String place, Model model) {
        return fresh(where(actor, place), Ids.fresh(), Typed.empty(), model);
    }

    private Place where(Actor actor, @Nullable String asked) {
        var code = ground.within(actor, asked);
        if (code.length() < 9) {
            throw new Rejected(Reason.NOT_FOUND, "请先选一个乡镇或村，再加场地。");
        }
        return places.get(code.length() == 9 ? code : Place.villageOf(code));
    }

    private String fresh(Place place, UUID id, Typed typed, Model model) {
        var spots = new ArrayList<Choice>();
        spots.add(new Choice(place.code(), place.name(), typed.has("place", place.code())));
        if (place.kind() == Place.Kind.VILLAGE) {
            places.children(place.code()).forEach(one -> spots.add(new Choice(one.code(),
                    one.name(), typed.has("place", one.code()))));
        }
        var kinds = Arrays.stream(Site.Kind.values()).filter(kind -> (kind == Site.Kind.CENTRE)
                == (place.kind() == Place.Kind.TOWNSHIP)).toList();
        model.addAttribute("form", new SiteForm(id, null, new Choice(place.code(), place.name(),
                false), spots, kinds, typed));
        return "places/form";
    }

    @PostMapping("/settings/sites")
    String open(Actor actor, @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response, Model model) {
        var id = Given.id(form.getFirst("id"));
        var place = where(actor, form.getFirst("above"));
        try {
            var kind = Given.word(form.getFirst("kind"), Site.Kind.class, "kind", "哪一种");
            var at = ground.within(actor, form.getFirst("place"));
            once.executeWithoutResult(status -> {
                var site = sites.open(id, at, kind, read(form), actor.name());
                audit.log(actor, site.placeCode(), "加场地", site.form().name(), null,
                        kind.chinese());
            });
            return Said.then("/settings/sites/" + id, "added");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return fresh(place, id, Typed.of(form).refused(refusal), model);
        }
    }

    @GetMapping("/settings/sites/{id}/edit")
    @Transactional(readOnly = true)
    String edit(Actor actor, @PathVariable String id, Model model) {
        var site = desk.get(actor, id);
        return known(site, Typed.of(held(site).values()), model);
    }

    private String known(Site site, Typed typed, Model model) {
        meeting.open("site:" + site.id(), held(site));
        model.addAttribute("form", new SiteForm(site.id(), site, new Choice(site.placeCode(),
                ground.called(site.placeCode()), false), List.of(), List.of(site.kind()), typed));
        return "places/form";
    }

    @PostMapping("/settings/sites/{id}/edit")
    String change(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        try {
            meeting.save(actor, site.placeCode(), "site:" + site.id(), form,
                    () -> held(sites.get(site.id())), () -> {
                    sites.change(site.id(), read(form));
                    audit.log(actor, site.placeCode(), "改场地", site.form().name(), null, null);
                });
            return Said.then("/settings/sites/" + site.id(), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return known(site, Typed.of(form).refused(refusal), model);
        }
    }

    private static Held held(Site site) {
        var form = site.form();
        var lending = form.lending();
        return new Held().put("name", "名字", form.name())
                .put("address", "在哪里", blank(form.address())).put("phone", "电话", form.phone())
                .put("source", "场地来源", text(lending.source(), Enum::name),
                        Held.words(Site.Source.values(), Site.Source::chinese))
                .put("lender", "谁提供的", lending.lender())
                .put("paid", "出租", lending.free() ? null : "yes", word -> "要付租金")
                .put("lentFrom", "从哪天", text(lending.from(), LocalDate::toString))
                .put("lentUntil", "到哪天", text(lending.until(), LocalDate::toString))
                .put("lends", "借出什么", blank(form.lends()));
    }

    private static @Nullable String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <T> @Nullable String text(@Nullable T value, Function<T, String> words) {
        return value == null ? null : words.apply(value);
    }

    private Site.Form read(MultiValueMap<String, String> form) {
        var source = form.getFirst("source");
        var from = day(form.getFirst("lentFrom"), "lentFrom", "从哪天");
        var until = day(form.getFirst("lentUntil"), "lentUntil", "到哪天");
        if (from != null && until != null && until.isBefore(from)) {
            throw new Rejected(Reason.OUT_OF_RANGE, "lentUntil", "借到的日子不能早于开始的日子。");
        }
        return new Site.Form(Given.text(form.getFirst("name"), "name", "名字", 20),
                Objects.requireNonNullElse(Given.optional(form.getFirst("address"), "address",
                        "在哪里", 60), ""),
                phone(form.getFirst("phone")), new Site.Lending(
                        source == null || source.isBlank() ? null
                                : Given.word(source, Site.Source.class, "source", "场地来源"),
                        Given.optional(form.getFirst("lender"), "lender", "谁提供的", 40),
                        form.getFirst("paid") == null, from, until),
                Objects.requireNonNullElse(Given.optional(form.getFirst("lends"), "lends",
                        "借出什么", 200), ""));
    }

    private @Nullable LocalDate day(@Nullable String raw, String field, String called) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        var day = Given.day(raw, field, called);
        if (day.isBefore(OLDEST) || day.isAfter(desk.today().plusYears(MOST_YEARS))) {
            throw new Rejected(Reason.OUT_OF_RANGE, field, called + "写得太远了，请核对年份。");
        }
        return day;
    }

    private static @Nullable String phone(@Nullable String raw) {
        var text = Given.optional(raw, "phone", "电话", 20);
        if (text != null && !text.matches("[0-9][0-9 -]{4,18}")) {
            throw new Rejected(Reason.WRONG_FORM, "phone", "电话只写数字，可以有空格和短横。");
        }
        return text;
    }
}
