package shouwang.pages.hours;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Exports;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.Xlsx;
import shouwang.places.Place;
import shouwang.timebank.earning.Earning;
import shouwang.timebank.earning.Earnings;
import shouwang.timebank.earning.Reviews;

/** 公示和复核: what waits, what is disputed, and the sheet for the notice board. */
@Controller
@Needs(Right.SEE_POINTS)
class HourPages {
    private static final int MOST = 500;
    private final Earnings earnings;
    private final Reviews reviews;
    private final Proof proof;
    private final WhichVillage which;
    private final Exports exports;
    private final Clock clock;

    HourPages(Earnings earnings, Reviews reviews, Proof proof, WhichVillage which,
            Exports exports, Clock clock) {
        this.exports = exports;
        this.earnings = earnings;
        this.reviews = reviews;
        this.proof = proof;
        this.which = which;
        this.clock = clock;
    }

    @Bean
    static Said.Words hoursReviewWords() {
        return Said.words("reviewed", "复核好了。");
    }

    @GetMapping("/timebank/hours")
    @Transactional(readOnly = true)
    String desk(Actor actor, @RequestParam(required = false) @Nullable String village,
            Model model) {
        return desk(actor, which.of(actor, village), null, model);
    }

    private String desk(Actor actor, @Nullable Place village, @Nullable String wrong,
            Model model) {
        if (village == null) {
            return choose(actor, "公示和复核", "/timebank/hours", model);
        }
        var all = earnings.hanging(actor, village.code());
        var held = all.stream().filter(e -> e.state() == Earning.State.HELD).toList();
        var may = actor.may(Right.SUPERVISE) || actor.may(Right.WRITE_POINTS);
        var desk = may ? reviews.desk(actor, village.code(), MOST)
                : new Reviews.Desk(List.of(), 0);
        var homes = which.names(all.stream().map(Earning::home).distinct().toList());
        var today = LocalDate.now(clock);
        model.addAttribute("view", new HourView.Desk(village.name(), village.code(),
                rows(all.stream().filter(e -> e.state() == Earning.State.DISPUTED).toList(),
                        homes, today),
                rows(desk.mine(), homes, today), desk.others(),
                rows(held.stream().limit(MOST).toList(), homes, today), held.size(),
                actor.may(Right.WRITE_POINTS), may, actor.may(Right.AUDIT),
                wrong));
        return "hours/desk";
    }

    private String choose(Actor actor, String title, String path, Model model) {
        var waiting = earnings.waiting(actor);
        var names = which.names(waiting.stream().map(Earnings.Waiting::village).toList());
        model.addAttribute("view", new HourView.Choose(title, path,
                "现在哪个村都没有在公示的时长。", waiting.stream().map(w -> new HourView.Choice(
                        w.village(), names.getOrDefault(w.village(), w.village()),
                        (w.disputed() > 0 ? w.disputed() + " 条有异议，" : "") + w.held()
                                + " 条公示中", w.disputed() > 0)).toList()));
        return "hours/choose";
    }

    private List<HourView.Row> rows(List<Earning> list, Map<String, String> homes,
            LocalDate today) {
        var proofs = proof.of(list, false);
        return list.stream().map(e -> row(e, e.name(), homes.getOrDefault(e.home(), ""),
                proofs.getOrDefault(e.id(), ""), today)).toList();
    }

    static HourView.Row row(Earning e, String who, String home, String proof,
            LocalDate today) {
        return row(e, who, home, proof, When.day(e.day(), today),
                When.day(e.hangsUntil(), today));
    }

    private static HourView.Row row(Earning e, String who, String home, String proof,
            String day, String until) {
        return new HourView.Row(e.id().toString(), e.number(), who,
                e.home().length() > 12 ? home : "", e.what(), day,
                When.hour(e.from()) + "–" + When.hour(e.until()), e.actual(),
                new Points(e.minutes()).text(), e.over() == 0 ? "" : new Points(e.over()).text(),
                until, e.lacks(), e.state().chinese(),
                e.state() == Earning.State.DISPUTED, proof);
    }

    /** Without the given name, and with the year, as it hangs for weeks. */
    private List<HourView.Row> shown(List<Earning> all) {
        var homes = which.names(all.stream().map(Earning::home).distinct().toList());
        var proofs = proof.of(all, true);
        return all.stream().map(e -> row(e, e.shown(), homes.getOrDefault(e.home(), ""),
                proofs.getOrDefault(e.id(), ""), When.paper(e.day()),
                When.paper(e.hangsUntil()))).toList();
    }

    @PostMapping("/timebank/hours/review")
    String review(Actor actor, @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var place = which.of(actor, form.getFirst("village"));
        try {
            reviews.approve(actor, form.getOrDefault("earning", List.of()).stream()
                    .map(Given::id).toList());
            return Said.then("/timebank/hours" + (actor.placeCode().length() >= 12
                    || place == null ? "" : "?village=" + place.code()), "reviewed");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return desk(actor, place, refusal.say(), model);
        }
    }

    /** The sheet: surname, hamlet, service, minutes, day and number; nothing else of anyone. */
    @GetMapping("/timebank/notice")
    @Transactional(readOnly = true)
    String notice(Actor actor, @RequestParam(required = false) @Nullable String village,
            Model model) {
        var place = which.of(actor, village);
        if (place == null) {
            return choose(actor, "公示单", "/timebank/notice", model);
        }
        model.addAttribute("view", sheet(actor, place));
        return "hours/notice";
    }

    private HourView.Sheet sheet(Actor actor, Place place) {
        return new HourView.Sheet(place.name(), place.code(),
                When.paper(LocalDate.now(clock)), shown(earnings.hanging(actor, place.code())));
    }

    @GetMapping("/timebank/notice.xlsx")
    @Transactional
    public ResponseEntity<byte[]> export(Actor actor,
            @RequestParam(required = false) @Nullable String village) {
        var place = which.of(actor, village);
        if (place == null) {
            throw new Rejected(Reason.WRONG_FORM, "village", "请先选一个村。");
        }
        var sheet = sheet(actor, place);
        var stamp = exports.stamp(actor, place.code(), "导出公示单", place.name(), null);
        return Xlsx.table(place.name() + "服务时长公示", "公示",
                place.name() + "服务时长公示 " + sheet.today(),
                List.of("编号", "谁", "做了什么", "日子", "分钟", "记分", "怎么确认的", "公示到", "异议"),
                sheet.rows().stream().map(row -> List.of(row.number(), row.home().isEmpty()
                                ? row.who() : row.who() + "（" + row.home() + "）", row.what(),
                        row.day(), row.actual(), row.points(), row.proof(), row.until(),
                        row.bad() ? "有异议" : "")).toList(), stamp);
    }
}
