package shouwang.pages.places;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
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
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Typed;
import shouwang.places.site.OpenHours;
import shouwang.places.site.Site;
import shouwang.places.site.Sites;

/** One house: when it opens, the owner's word, whether it is safe, and its end. */
@Controller
@Needs(Right.WRITE_PLACES)
class SitePages {
    private final Sites sites;
    private final SiteDesk desk;
    private final Audit audit;

    SitePages(Sites sites, SiteDesk desk, Audit audit) {
        this.sites = sites;
        this.desk = desk;
        this.audit = audit;
    }

    @Bean
    static Said.Words placesSiteWords() {
        return Said.words("opening", "开门时间已记，门牌后面的页面马上就是新的。",
                "consented", "屋主的同意已记。", "sitechecked", "安全检查已记。",
                "siteclosed", "已停办。后面的预订都取消了，这一页留着可查。");
    }

    @GetMapping("/settings/sites/{id}")
    @Transactional(readOnly = true)
    String one(Actor actor, @PathVariable String id, Model model) {
        return desk.show(desk.get(actor, id), Typed.empty(), null, model);
    }

    @PostMapping("/settings/sites/{id}/week")
    String week(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "opening", response, model, () -> {
            sites.week(site.id(), week(form));
            log(actor, site, "改开门时间", null);
        });
    }

    private static Map<DayOfWeek, OpenHours.Span> week(MultiValueMap<String, String> form) {
        var week = new EnumMap<DayOfWeek, OpenHours.Span>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var called = "周" + SiteDesk.WEEK.charAt(day.getValue() - 1);
            var span = span(form, "from" + day.getValue(), "until" + day.getValue(), called);
            if (span != null) {
                week.put(day, span);
            }
        }
        return week;
    }

    private static OpenHours.@Nullable Span span(MultiValueMap<String, String> form, String from,
            String until, String called) {
        var opens = time(form.getFirst(from), from, called);
        var closes = time(form.getFirst(until), until, called);
        if (opens == null && closes == null) {
            return null;
        }
        if (opens == null || closes == null) {
            throw new Rejected(Reason.MISSING, from, called + "开门、关门要么都写，要么都空着。");
        }
        return new OpenHours.Span(opens, closes);
    }

    private static @Nullable LocalTime time(@Nullable String raw, String field, String called) {
        var text = Given.optional(raw, field, called, 8);
        try {
            return text == null ? null : LocalTime.parse(text).withSecond(0).withNano(0);
        } catch (DateTimeParseException e) {
            throw new Rejected(Reason.WRONG_FORM, field, called + "的时间要写成 08:30 这样。");
        }
    }

    /** A feast or closed day, or a day with hours of its own. */
    @PostMapping("/settings/sites/{id}/days")
    String special(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "opening", response, model, () -> {
            var special = new OpenHours.Special(Given.day(form.getFirst("day"), "day", "哪一天"),
                    span(form, "dayFrom", "dayUntil", "这一天"),
                    Given.text(form.getFirst("why"), "why", "为什么", 40));
            sites.special(site.id(), special);
            log(actor, site, "改某天开门", special.day() + " " + special.why());
        });
    }

    @PostMapping("/settings/sites/{id}/days/{day}/ordinary")
    String ordinary(Actor actor, @PathVariable String id, @PathVariable String day,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "opening", response, model, () -> {
            sites.ordinary(site.id(), Given.day(day, "day", "哪一天"));
            log(actor, site, "照平常开门", day);
        });
    }

    /** The owner of a house agrees, on paper. */
    @PostMapping("/settings/sites/{id}/consent")
    String consent(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "consented", response, model, () -> {
            var paper = Given.text(form.getFirst("paper"), "paper", "同意书编号", 40);
            sites.consent(site.id(), new Site.Consent(
                    Given.name(form.getFirst("owner"), "owner", "屋主姓名"), paper,
                    Given.day(form.getFirst("consentedOn"), "consentedOn", "同意的日子")));
            log(actor, site, "记屋主同意", paper);
        });
    }

    @PostMapping("/settings/sites/{id}/check")
    String check(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "sitechecked", response, model, () -> {
            var check = sites.check(site.id(), desk.fresh(form),
                    Given.day(form.getFirst("checkedOn"), "checkedOn", "检查的日子"),
                    Given.name(form.getFirst("checker"), "checker", "谁查的"),
                    form.getOrDefault("fine", java.util.List.of()),
                    Objects.requireNonNullElse(Given.optional(form.getFirst("note"), "note",
                            "怎么改", 200), ""));
            log(actor, site, "记安全检查", check.passed() ? "都好" : "缺 "
                    + check.lacking().size() + " 样");
        });
    }

    /** Given back, at any time. */
    @PostMapping("/settings/sites/{id}/close")
    String close(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "siteclosed", response, model, () -> {
            var why = Given.text(form.getFirst("closedWhy"), "closedWhy", "为什么", 200);
            sites.close(site.id(), new Site.Closed(
                    Given.day(form.getFirst("closedOn"), "closedOn", "收回的日子"), why,
                    Objects.requireNonNullElse(Given.optional(form.getFirst("moved"), "moved",
                            "东西搬到哪里", 300), "")));
            log(actor, site, "停办场地", why);
        });
    }

    private void log(Actor actor, Site site, String deed, @Nullable String why) {
        audit.log(actor, site.placeCode(), deed, site.form().name(), null, why);
    }
}
