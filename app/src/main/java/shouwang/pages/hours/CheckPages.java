package shouwang.pages.hours;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Map;
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
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.places.Place;
import shouwang.timebank.checks.Finding;
import shouwang.timebank.checks.Findings;

/** 检查: what looks odd in a village's month, with what it rests on; it decides nothing. */
@Controller
@Needs(Right.AUDIT)
class CheckPages {
    private final Findings findings;
    private final WhichVillage which;
    private final Clock clock;

    CheckPages(Findings findings, WhichVillage which, Clock clock) {
        this.findings = findings;
        this.which = which;
        this.clock = clock;
    }

    @Bean
    static Said.Words hoursCheckWords() {
        return Said.words("checked", "查过一遍了。");
    }

    @GetMapping("/timebank/checks")
    @Transactional(readOnly = true)
    String list(Actor actor, @RequestParam(required = false) @Nullable String village,
            @RequestParam(required = false) @Nullable String month, Model model) {
        return page(actor, which.of(actor, village), month(month), null, model);
    }

    private YearMonth month(@Nullable String raw) {
        var now = YearMonth.from(LocalDate.now(clock));
        if (raw == null || raw.isBlank()) {
            return now;
        }
        try {
            var month = YearMonth.parse(raw);
            if (!month.isAfter(now) && month.isAfter(now.minusYears(10))) {
                return month;
            }
        } catch (DateTimeParseException e) {
            // not a month: the same answer as a month nobody has
        }
        throw new Rejected(Reason.WRONG_FORM, "month", "月份要写成 2026-11 这样，不能是将来。");
    }

    private String page(Actor actor, @Nullable Place village, YearMonth month,
            @Nullable String wrong, Model model) {
        if (village == null) {
            return choose(actor, month, model);
        }
        var all = findings.of(actor, village.code(), month.atDay(1));
        var now = YearMonth.from(LocalDate.now(clock));
        model.addAttribute("view", new HourView.Month(village.name(), village.code(),
                month.toString(), chinese(month), month.minusMonths(1).toString(),
                month.isBefore(now) ? month.plusMonths(1).toString() : null,
                all.stream().filter(f -> f.seen() == null).toList(),
                all.stream().filter(f -> f.seen() != null).toList(), mayRemark(actor),
                actor.placeCode().length() < 12, wrong));
        return "hours/checks";
    }

    private static String chinese(YearMonth month) {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }

    private static boolean mayRemark(Actor actor) {
        return actor.may(Right.SUPERVISE) || actor.may(Right.SET_ENVELOPE);
    }

    private String choose(Actor actor, YearMonth month, Model model) {
        var open = findings.open(actor, month.atDay(1));
        var names = which.names(open.keySet());
        model.addAttribute("view", new HourView.Choose(chinese(month) + "检查",
                "/timebank/checks", "这个月还没有要看的。每天夜里检查一遍。",
                open.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()).map(e -> new HourView.Choice(e.getKey(),
                        names.getOrDefault(e.getKey(), e.getKey()), e.getValue() + " 条没看",
                        false)).toList()));
        return "hours/choose";
    }

    /** Looks at the month again, now. */
    @PostMapping("/timebank/checks")
    String again(Actor actor, @RequestParam(required = false) @Nullable String village,
            @RequestParam(required = false) @Nullable String month) {
        var place = which.of(actor, village);
        if (place == null) {
            throw new Rejected(Reason.MISSING, "village", "请先选一个村。");
        }
        var when = month(month);
        findings.again(actor, place.code(), when.atDay(1));
        return Said.then(at(place, when), "checked");
    }

    private static String at(Place village, YearMonth month) {
        return "/timebank/checks?village=" + village.code() + "&month=" + month;
    }

    @PostMapping("/timebank/checks/{id}")
    String remark(Actor actor, @PathVariable String id, @RequestParam Map<String, String> form,
            Model model, HttpServletResponse response) {
        var place = which.of(actor, form.get("village"));
        var when = month(form.get("month"));
        try {
            findings.remark(actor, Given.id(id), Given.word(form.get("remark"),
                    Finding.Remark.class, "remark", "看的结果"),
                    Given.optional(form.get("note"), "note", "说明", 200));
            return Said.then(place == null ? "/timebank/checks" : at(place, when), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(actor, place, when, refusal.say(), model);
        }
    }
}
