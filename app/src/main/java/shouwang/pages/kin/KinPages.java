package shouwang.pages.kin;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.Need;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visit.Status;
import shouwang.care.Visits;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.aide.Round;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.timebank.Passbook;

/** 家里: only of one's own mother, and only with her word (the study, 三（三）). */
@Controller
@Needs(Right.KIN_HOME)
class KinPages {
    private static final int MOST_VISITS = 60;
    private static final List<String> DAYS = List.of("一", "二", "三", "四", "五", "六", "日");
    private final Kins kins;
    private final Elders elders;
    private final Aides aides;
    private final Visits visits;
    private final shouwang.care.Needs needs;
    private final Passbook passbook;
    private final Clock clock;

    KinPages(Kins kins, Elders elders, Aides aides, Visits visits, shouwang.care.Needs needs,
            Passbook passbook, Clock clock) {
        this.kins = kins;
        this.elders = elders;
        this.aides = aides;
        this.visits = visits;
        this.needs = needs;
        this.passbook = passbook;
        this.clock = clock;
    }

    private Kin self(Actor actor) {
        return kins.find(actor.person()).filter(kin -> kin.consent() != null)
                .orElseThrow(() -> new Rejected(Reason.NOT_YOURS,
                        "老人现在没有同意您在这里看。请给老人或村服务站打个电话。"));
    }

    @GetMapping("/kin")
    @Transactional(readOnly = true)
    String home(Actor actor, Model model) {
        var elder = elders.get(self(actor).elderId());
        var today = LocalDate.now(clock);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var all = visits.ofElder(elder.id(),
                monday.plusDays(7).atStartOfDay(When.HERE).toInstant(), MOST_VISITS);
        var week = week(all, monday, today);
        var done = week.stream().filter(KinHome.Day::done).count();
        var planned = week.stream().filter(KinHome.Day::planned).count();
        model.addAttribute("home", new KinHome(elder.name(), elder.ageOn(today), seen(all, today),
                week, (done == 0 ? "这周还没有人去过" : "这周去过 " + done + " 天")
                        + (planned == 0 ? "。" : "，还要去 " + planned + " 天。"),
                asked(elder, today), passbook.balance(elder.householdId()).text()));
        return "kin/home";
    }

    private KinHome.@Nullable Seen seen(List<Visit> all, LocalDate today) {
        return all.stream().filter(visit -> visit.finishedAt() != null).findFirst().map(visit -> {
            var aide = aides.find(visit.aideId()).map(Aide::name).orElse("互助员");
            var mood = visit.mood();
            return new KinHome.Seen(
                    When.moment(Objects.requireNonNull(visit.finishedAt()), today), aide,
                    visit.service().chinese() + "，待了 "
                            + Objects.requireNonNullElse(visit.minutes(), 0) + " 分钟",
                    mood, mood == null ? null : Round.FACES.stream()
                            .filter(face -> face.step() == mood).findFirst()
                            .map(Round.Face::word).orElse(null));
        }).orElse(null);
    }

    private static List<KinHome.Day> week(List<Visit> all, LocalDate monday, LocalDate today) {
        var week = new ArrayList<KinHome.Day>();
        for (var n = 0; n < DAYS.size(); n++) {
            var day = monday.plusDays(n);
            var there = all.stream().filter(visit -> When.day(visit.plannedAt()).equals(day))
                    .map(Visit::status).toList();
            var done = there.contains(Status.DONE) || there.contains(Status.CONFIRMED);
            week.add(new KinHome.Day(DAYS.get(n), day.getDayOfMonth(), day.equals(today), done,
                    !done && (there.contains(Status.PLANNED) || there.contains(Status.STARTED))));
        }
        return week;
    }

    private List<KinHome.Asked> asked(Elder elder, LocalDate today) {
        return needs.ofElder(elder.id(), 5).stream().filter(Need::isOpen).map(need ->
                new KinHome.Asked(need.wish(), need.service().icon(),
                        When.moment(need.raisedAt(), today), need.status().chinese())).toList();
    }

    @GetMapping("/kin/help")
    @Transactional(readOnly = true)
    String help(Actor actor, Model model) {
        var elder = elders.get(self(actor).elderId());
        return form(elder, Ids.fresh(), "", null, model);
    }

    private static String form(Elder elder, UUID id, String wish,
            @Nullable String wrong, Model model) {
        model.addAttribute("help", new KinHome.Help(elder.name(), id, List.of(Service.values()),
                wish, wrong));
        return "kin/help";
    }

    @PostMapping("/kin/help")
    @Transactional
    String ask(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String wish,
            @RequestParam(defaultValue = "false") boolean urgent, HttpServletResponse response,
            Model model) {
        var needId = Given.id(id);
        var kin = self(actor);
        var elder = elders.get(kin.elderId());
        try {
            var kind = Given.word(service, Service.class, "service", "要什么");
            var words = Given.text(wish, "wish", "要帮什么", 200);
            needs.raise(actor, new Need.Raise(needId, elder.id(), kind, words, kind.people(),
                    Need.RaisedAs.KIN, kin.relation() + " " + kin.name(), Need.Via.PAGE,
                    clock.instant(), urgent));
            return Said.then("/kin", "need");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return form(elder, needId, wish, refusal.say(), model);
        }
    }
}
