package shouwang.pages.rules;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import shouwang.access.Exports;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Export;
import shouwang.pages.Xlsx;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Typed;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.timebank.replay.Compared;
import shouwang.timebank.replay.Replay;
import shouwang.timebank.replay.Replays;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.TimeBankRules;

/** 试算: what would last year have been under these rules? The books stay as they are. */
@Controller
@Needs(Right.SEE_POINTS)
class ReplayPages {
    private static final int PAGE = 100;
    private static final int VERSIONS = 20;
    private final Exports exports;
    private final Replays replays;
    private final Rulebook rulebook;
    private final Households households;
    private final Places places;
    private final Ground ground;
    private final TransactionTemplate once;
    private final Clock clock;

    ReplayPages(Exports exports,
            Replays replays, Rulebook rulebook, Households households, Places places,
            Ground ground, TransactionTemplate once, Clock clock) {
        this.exports = exports;
        this.replays = replays;
        this.rulebook = rulebook;
        this.households = households;
        this.places = places;
        this.ground = ground;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping("/timebank/replay")
    @Transactional(readOnly = true)
    String start(Actor actor, @RequestParam(defaultValue = "") String rules, Model model) {
        var today = LocalDate.now(clock);
        return start(actor, Typed.empty().put("rules", rules)
                .put("from", today.minusYears(1).toString())
                .put("to", today.minusDays(1).toString()), model);
    }

    private String start(Actor actor, Typed typed, Model model) {
        var places = new ArrayList<Choice>();
        if (actor.placeCode().length() < 12) {
            places.add(new Choice(actor.placeCode(), "全部", false));
            places.addAll(ground.villages(actor));
        }
        model.addAttribute("view", new ReplayView.Start(Ids.fresh().toString(),
                actor.placeCode(), places, rules(actor), typed));
        return "rules/trial";
    }

    /** A village tries its own proposals too; everyone may try the presets. */
    private List<Choice> rules(Actor actor) {
        var own = actor.placeCode().length() < 12 ? Stream.<Choice>of()
                : rulebook.versions(Place.villageOf(actor.placeCode()), VERSIONS).stream()
                .map(v -> new Choice(v.id().toString(), "本村：" + v.basis() + "（"
                        + v.state().chinese() + "）", false));
        return Stream.concat(own, Arrays.stream(Preset.values()).map(p ->
                new Choice(p.name(), p.chinese() + "：" + p.says(), false))).toList();
    }

    @PostMapping("/timebank/replay")
    String begin(Actor actor, @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var typed = Typed.of(form);
        try {
            var id = Given.id(typed.raw("id"));
            var ask = once.execute(status -> ask(actor, typed));
            once.execute(status -> replays.begin(actor, id, ask));
            return "redirect:/timebank/replay/" + id;
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return once.execute(status -> start(actor, typed.refused(refusal), model));
        }
    }

    private Replay.Ask ask(Actor actor, Typed typed) {
        var place = ground.within(actor, typed.value("place"));
        var chosen = typed.value("rules");
        TimeBankRules rules;
        String called;
        if (chosen.length() == 36) {
            var version = rulebook.get(Given.id(chosen));
            rules = version.rules();
            called = version.basis() + "（" + version.state().chinese() + "）";
        } else {
            var preset = Given.word(chosen, Preset.class, "rules", "用哪一版细则");
            rules = preset.rules();
            called = preset.chinese();
        }
        return new Replay.Ask(place, rules, called, Given.day(typed.raw("from"), "from", "从哪天"),
                Given.day(typed.raw("to"), "to", "到哪天").plusDays(1));
    }

    @GetMapping("/timebank/replay/{id}")
    @Transactional(readOnly = true)
    String trial(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "0") String after, Model model) {
        var trial = replays.get(actor, Given.id(id));
        var skip = Given.number(after, "after", "从第几户", 0, 10_000_000);
        model.addAttribute("view", view(trial, skip));
        return "rules/tried";
    }

    private ReplayView.Trial view(Replay trial, int skip) {
        var ask = trial.ask();
        var outcome = trial.outcome();
        var days = ask.from() + " 到 " + ask.until().minusDays(1);
        var place = places.get(ask.placeCode()).name();
        var share = trial.all() == 0 ? 100 : trial.done() * 100 / trial.all();
        if (outcome == null) {
            return new ReplayView.Trial(trial.id().toString(), place, ask.called(), days, share,
                    "%d 个村，算了 %d 个".formatted(trial.all(), trial.done()), !trial.failed(),
                    trial.failed(), 0, null, List.of(), List.of(), 0, null);
        }
        var homes = outcome.homes().stream().skip(skip).limit(PAGE).toList();
        var next = skip + PAGE < outcome.homes().size()
                ? "/timebank/replay/" + trial.id() + "?after=" + (skip + PAGE) : null;
        return new ReplayView.Trial(trial.id().toString(), place, ask.called(), days, 100, "",
                false, false, outcome.facts(), line(null, "合计", outcome.sum()),
                outcome.villages().size() < 2 || skip > 0 ? List.of()
                        : outcome.villages().stream().filter(v -> v.facts() > 0)
                        .map(v -> line(null, v.name(), v.sum())).toList(),
                lines(homes), outcome.homes().size(), next);
    }

    private List<ReplayView.Line> lines(List<Replay.Home> homes) {
        var known = households.byIds(homes.stream().map(Replay.Home::householdId).toList());
        return homes.stream().map(home -> {
            var household = known.get(home.householdId());
            return line(household == null ? null : "/timebank/passbook/" + home.householdId(),
                    household == null ? "迁走的户" : household.head() + "户", home.sum());
        }).toList();
    }

    private static ReplayView.Line line(@org.jspecify.annotations.Nullable String path,
            String name, Compared sum) {
        return new ReplayView.Line(path, name, points(sum.was().home()),
                points(sum.would().home()),
                (sum.more() > 0 ? "+" : "") + points(sum.more()),
                points(sum.would().honour()), points(sum.would().pool()));
    }

    private static String points(long minutes) {
        return new Points(minutes).text();
    }

    @GetMapping("/timebank/replay/{id}.xlsx")
    void sheet(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String why,
            HttpServletResponse response) throws IOException {
        var trial = replays.get(actor, Given.id(id));
        var outcome = trial.outcome();
        if (outcome == null) {
            throw new Rejected(Reason.NOT_NOW, "还没有算完，请稍等再下载。");
        }
        var stamp = exports.stamp(actor, actor.placeCode(), "导出细则试算", trial.ask().called(),
                Export.why(why));
        Xlsx.head(response, "细则试算.xlsx");
        var names = outcome.villages().stream().collect(Collectors.toMap(
                Replay.Village::code, Replay.Village::name));
        try (var book = new ReplayWorkbook(response.getOutputStream(), trial.ask(), stamp)) {
            book.add("合计", "", outcome.sum());
            for (var from = 0; from < outcome.homes().size(); from += 1000) {
                var some = outcome.homes().subList(from,
                        Math.min(from + 1000, outcome.homes().size()));
                var known = once.execute(status -> households.byIds(
                        some.stream().map(Replay.Home::householdId).toList()));
                for (var home : some) {
                    var household = known.get(home.householdId());
                    book.add(names.getOrDefault(home.village(), ""),
                            household == null ? "" : household.head(), home.sum());
                }
                book.flush();
            }
        }
    }
}
