package shouwang.pages.rules;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Ground;
import shouwang.pages.print.Printer;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.timebank.lapse.Lapsing;
import shouwang.timebank.rules.Clauses;
import shouwang.timebank.rules.RuleVersion;
import shouwang.timebank.rules.Rulebook;

/** 实施细则: what holds in a village, what comes, the vote; the villages of a county. */
@Controller
@Needs(Right.SEE_POINTS)
class RulesPages {
    private static final Set<String> VOTE = Set.of("on", "yes", "no", "abstain", "presided",
            "from");
    private static final int VERSIONS = 60;
    private static final int MOST_VOTES = 2_000;
    private final Rulebook rulebook;
    private final Lapsing lapsing;
    private final Households households;
    private final Places places;
    private final Ground ground;
    private final Printer printer;
    private final TransactionTemplate once;
    private final Clock clock;

    RulesPages(Rulebook rulebook, Lapsing lapsing, Households households, Places places,
            Ground ground, Printer printer, TransactionTemplate once, Clock clock) {
        this.rulebook = rulebook;
        this.lapsing = lapsing;
        this.households = households;
        this.places = places;
        this.ground = ground;
        this.printer = printer;
        this.once = once;
        this.clock = clock;
    }

    @Bean
    static Said.Words rulesRulesWords() {
        return Said.words("voted", "表决已记下。",
                "shelved", "提案已撤回。");
    }

    @GetMapping("/timebank/rules")
    @Transactional(readOnly = true)
    String rules(Actor actor, @RequestParam(defaultValue = "") String village, Model model) {
        var place = ground.village(actor, village);
        if (place.isEmpty()) {
            model.addAttribute("view", all(actor));
            return "rules/all";
        }
        model.addAttribute("view", village(actor, place.get()));
        return "rules/village";
    }

    private RulesView.All all(Actor actor) {
        var today = LocalDate.now(clock);
        var county = actor.county().code();
        var bounds = rulebook.envelope(county, today);
        var timeline = rulebook.timeline(actor.placeCode());
        var rows = places.below(actor.placeCode(), Place.Kind.VILLAGE).stream().map(village -> {
            var now = timeline.inForce(village.code(), today);
            var coming = timeline.coming(village.code(), today);
            return new RulesView.Row(village.code(), village.name(), now.basis(), since(now),
                    coming.isEmpty() ? "" : from(coming.getFirst()) + "起换新的",
                    bounds.breaches(now.rules()).size());
        }).toList();
        return new RulesView.All(places.get(actor.placeCode()).name(), rows,
                rows.stream().filter(row -> row.outside() > 0).count(), bounds.said(),
                actor.may(Right.SET_ENVELOPE));
    }

    private RulesView.Village village(Actor actor, Place village) {
        var today = LocalDate.now(clock);
        var all = rulebook.versions(village.code(), VERSIONS);
        var now = rulebook.inForce(village.code(), today);
        var coming = rulebook.timeline(village.code()).coming(village.code(), today);
        var lapses = lapsing.ahead(actor, village.code());
        var homes = households.byIds(lapses.stream().map(Lapsing.Lapse::householdId).toList());
        return new RulesView.Village(village.code(), village.name(), line(now), articles(now, null),
                coming.stream().map(this::line).toList(),
                all.stream().filter(v -> v.state() == RuleVersion.State.PROPOSED)
                        .map(this::line).toList(),
                all.stream().filter(v -> v.state() != RuleVersion.State.PROPOSED)
                        .map(this::line).toList(),
                lapses.stream().map(lapse -> new RulesView.Lapse("/timebank/passbook/"
                        + lapse.householdId(), head(homes.get(lapse.householdId())),
                        new Points(lapse.minutes()).text(), When.paper(lapse.on()))).toList(),
                rulebook.envelope(actor.county().code(), today).outside(now.rules()),
                actor.may(Right.WRITE_POINTS));
    }

    private static String head(@Nullable Household home) {
        return home == null ? "" : home.head() + "户";
    }

    private RulesView.Line line(RuleVersion version) {
        return new RulesView.Line(path(version), version.basis(), version.state().chinese(),
                since(version));
    }

    static String path(RuleVersion version) {
        return "/timebank/rules/" + version.id()
                + (version.isPlain() ? "?village=" + version.villageCode() : "");
    }

    private static String since(RuleVersion version) {
        return version.isPlain() ? "还没有表决过，先按最简的执行"
                : version.vote() == null ? When.paper(When.day(version.proposedAt())) + " "
                + version.proposedBy() + "提出" : from(version) + "起";
    }

    private static String from(RuleVersion version) {
        var vote = Objects.requireNonNull(version.vote());
        return When.paper(vote.from());
    }

    private static List<RulesView.Article> articles(RuleVersion version,
            @Nullable RuleVersion now) {
        var changed = now == null ? List.of() : Clauses.changed(now.rules(), version.rules());
        return Clauses.of(version.rules()).stream().map(clause -> new RulesView.Article(
                clause.article().number(), clause.article().title(), clause.text(),
                changed.contains(clause.article()))).toList();
    }

    @GetMapping("/timebank/rules/{id}")
    @Transactional(readOnly = true)
    String version(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String village, Model model) {
        model.addAttribute("view", view(actor, version(actor, id, village), null));
        return "rules/version";
    }

    /** The plain rules are nobody's: they are shown for the village one looks at. */
    private RuleVersion version(Actor actor, String id, String village) {
        var which = Given.id(id);
        return which.equals(RuleVersion.PLAIN_ID)
                ? RuleVersion.plain(ground.village(actor, village).map(Place::code).orElse(""))
                : rulebook.get(which);
    }

    private RulesView.Version view(Actor actor, RuleVersion version, @Nullable Rejected refusal) {
        var today = LocalDate.now(clock);
        var open = version.state() == RuleVersion.State.PROPOSED;
        var bounds = rulebook.envelope(actor.county().code(), today);
        var vote = version.vote();
        return new RulesView.Version(version.id().toString(), version.villageCode(),
                version.villageCode().isEmpty() ? "" : places.get(version.villageCode()).name(),
                version.basis(), version.state().chinese(), since(version),
                vote == null ? null : "%s表决：同意 %d 票，反对 %d 票，弃权 %d 票，%s主持".formatted(
                        When.paper(vote.on()), vote.yes(), vote.no(), vote.abstain(),
                        vote.presided()),
                articles(version, open ? rulebook.inForce(version.villageCode(), today) : null),
                bounds.said(), bounds.outside(version.rules()),
                open && actor.may(Right.WRITE_POINTS), today.toString(),
                refusal == null ? null : VOTE.contains(String.valueOf(refusal.field()))
                        ? refusal.field() : "",
                refusal == null ? null : refusal.say());
    }

    @GetMapping("/timebank/rules/{id}.pdf")
    void pdf(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String village,
            HttpServletResponse response) throws IOException {
        var sheet = once.execute(status -> view(actor, version(actor, id, village), null));
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "inline; filename*=UTF-8''" + URLEncoder.encode(
                sheet.name() + "时间银行实施细则.pdf", StandardCharsets.UTF_8));
        printer.print("rules/paper.jte", sheet, response.getOutputStream());
    }

    /** Records the vote, or takes the proposal off the table. */
    @PostMapping("/timebank/rules/{id}")
    @Needs(Right.WRITE_POINTS)
    String step(Actor actor, @PathVariable String id, @RequestParam Map<String, String> form,
            Model model, HttpServletResponse response) {
        var which = Given.id(id);
        try {
            return once.execute(status -> switch (form.getOrDefault("step", "")) {
                case "vote" -> {
                    rulebook.vote(actor, which, vote(form));
                    yield Said.then("/timebank/rules/" + which, "voted");
                }
                case "withdraw" -> {
                    rulebook.withdraw(actor, which);
                    yield Said.then("/timebank/rules?village="
                            + rulebook.get(which).villageCode(), "shelved");
                }
                default -> throw new Rejected(Reason.WRONG_FORM, "没有看懂要做哪一步，请重新点。");
            });
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            model.addAttribute("typed", form);
            model.addAttribute("view", once.execute(status ->
                    view(actor, version(actor, id, ""), refusal)));
            return "rules/version";
        }
    }

    private static RuleVersion.Vote vote(Map<String, String> form) {
        return new RuleVersion.Vote(Given.day(form.get("on"), "on", "表决的日子"),
                Given.number(form.get("yes"), "yes", "同意的票数", 0, MOST_VOTES),
                Given.number(form.get("no"), "no", "反对的票数", 0, MOST_VOTES),
                Given.number(form.get("abstain"), "abstain", "弃权的票数", 0, MOST_VOTES),
                Given.name(form.get("presided"), "presided", "主持的人"),
                Given.day(form.get("from"), "from", "生效的日子"));
    }
}
