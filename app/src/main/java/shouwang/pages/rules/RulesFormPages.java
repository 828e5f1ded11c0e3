package shouwang.pages.rules;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.ChooseVillage;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Typed;
import shouwang.places.Place;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.Clauses;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.Samples;
import shouwang.timebank.rules.TimeBankRules;

/** Writing a proposal: from what holds or a preset, with what it would mean beside it. */
@Controller
@Needs(Right.WRITE_POINTS)
class RulesFormPages {
    private static final String NOW = "NOW";
    private final Rulebook rulebook;
    private final Ground ground;
    private final TransactionTemplate once;
    private final Clock clock;

    RulesFormPages(Rulebook rulebook, Ground ground, TransactionTemplate once, Clock clock) {
        this.rulebook = rulebook;
        this.ground = ground;
        this.once = once;
        this.clock = clock;
    }

    @Bean
    static Said.Words rulesRulesFormWords() {
        return Said.words("tabled", "提案已记下，等老年协会表决。");
    }

    @GetMapping("/timebank/rules/new")
    @Transactional(readOnly = true)
    String fresh(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String base, Model model) {
        var place = ground.village(actor, village);
        if (place.isEmpty()) {
            model.addAttribute("choose", new ChooseVillage("/timebank/rules/new", "提新细则",
                    ground.villages(actor)));
            return "people/village";
        }
        if (base.isBlank()) {
            model.addAttribute("view", starts(place.get()));
            return "rules/start";
        }
        var rules = base.equals(NOW) ? now(place.get()) : preset(base).rules();
        return page(actor, place.get(), Ids.fresh(), base, RulesForm.of(rules), rules, model);
    }

    private RulesView.Starts starts(Place village) {
        var starts = new ArrayList<RulesView.Start>();
        starts.add(new RulesView.Start(NOW, "现在执行的",
                rulebook.inForce(village.code(), today()).basis() + "，改几处就行。", ""));
        Arrays.stream(Preset.values()).forEach(preset -> starts.add(new RulesView.Start(
                preset.name(), preset.chinese(), preset.says(), preset.remark())));
        return new RulesView.Starts(village.code(), village.name(), starts);
    }

    private TimeBankRules now(Place village) {
        return rulebook.inForce(village.code(), today()).rules();
    }

    private static Preset preset(String base) {
        return Given.word(base, Preset.class, "base", "从哪一版开始");
    }

    /** Looks at what it would mean, or puts it on the table. */
    @PostMapping("/timebank/rules/new")
    String write(Actor actor, @RequestParam MultiValueMap<String, String> values, Model model,
            HttpServletResponse response) {
        var typed = Typed.of(values);
        var village = once.execute(status -> ground.village(actor, typed.value("village")))
                .orElseThrow(() -> new Rejected(Reason.MISSING, "请先选是哪个村的细则。"));
        var id = Given.id(typed.raw("id"));
        var base = typed.value("base").equals(NOW) ? NOW : preset(typed.value("base")).name();
        var form = RulesForm.of(typed);
        var rules = form.read(today());
        if ("propose".equals(typed.value("deed"))) {
            try {
                if (rules != null) {
                    var basis = called(base, rules);
                    once.executeWithoutResult(status ->
                            rulebook.propose(actor, id, village.code(), rules, basis));
                    return Said.then("/timebank/rules/" + id, "tabled");
                }
                response.setStatus(Reason.OUT_OF_RANGE.status());
            } catch (Rejected refusal) {
                response.setStatus(refusal.reason().status());
                if (refusal.reason() != Reason.OUT_OF_RANGE) {
                    form.refused(new Rejected(refusal.reason(), refusal.say()));
                }
            }
        }
        return once.execute(status -> page(actor, village, id, base, form, rules, model));
    }

    /** A proposal that is no longer its preset says so. */
    private static String called(String base, TimeBankRules rules) {
        return base.equals(NOW) || preset(base).rules().equals(rules) ? basis(base)
                : "照“" + basis(base) + "”改";
    }

    private static String basis(String base) {
        return base.equals(NOW) ? "在现行细则上改" : preset(base).chinese();
    }

    private String page(Actor actor, Place village, UUID id, String base, RulesForm form,
            @Nullable TimeBankRules rules, Model model) {
        var bounds = rulebook.envelope(actor.county().code(), today());
        var now = now(village);
        if (rules != null) {
            form.outside(bounds.breaches(rules));
        }
        model.addAttribute("view", new RulesView.Form(id.toString(), village.code(),
                village.name(), base, basis(base),
                base.equals(NOW) ? "" : preset(base).remark(), form,
                rules == null ? null : samples(now, rules),
                rules == null ? List.of() : Clauses.changed(now, rules).stream()
                        .map(Article::title).toList(), bounds.said(),
                rules == null ? List.of() : bounds.outside(rules)));
        return "rules/form";
    }

    private List<RulesView.Sample> samples(TimeBankRules now, TimeBankRules rules) {
        var cases = Samples.of(rules, now, today());
        return cases.stream().map(line -> new RulesView.Sample(line.what(), line.now(),
                line.would(), !line.now().equals(line.would()))).toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
