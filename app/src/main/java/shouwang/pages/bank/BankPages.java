package shouwang.pages.bank;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.When;
import shouwang.people.Aides;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.timebank.Passbook;
import shouwang.timebank.honour.Honours;
import shouwang.timebank.rules.Article;

/** 时间银行: what households hold, line by line. */
@Controller
@Needs(Right.SEE_POINTS)
class BankPages {
    private static final int PAGE = 50;
    private static final UUID FIRST = new UUID(0, 0);
    private final Passbook passbook;
    private final Households households;
    private final Aides aides;
    private final Honours honours;
    private final Clock clock;

    BankPages(Passbook passbook, Households households, Aides aides, Honours honours,
            Clock clock) {
        this.passbook = passbook;
        this.households = households;
        this.aides = aides;
        this.honours = honours;
        this.clock = clock;
    }

    @GetMapping("/timebank")
    @Transactional(readOnly = true)
    String overview(Actor actor, @RequestParam(defaultValue = "") String pinyin,
            @RequestParam(required = false) @Nullable String after, Model model) {
        var place = actor.placeCode();
        var list = aides.list(place, pinyin, after == null ? FIRST : Given.id(after), PAGE);
        var points = passbook.balances(list.stream().map(a -> a.householdId()).distinct().toList());
        var rows = list.stream().map(aide -> new BankView.Row(aide.householdId().toString(),
                aide.name(), aide.hamlet(), aide.origin().chinese(),
                points.getOrDefault(aide.householdId(), Points.ZERO).text())).toList();
        var next = list.size() < PAGE ? null : "/timebank?pinyin=" + java.net.URLEncoder.encode(
                list.getLast().pinyin(), java.nio.charset.StandardCharsets.UTF_8)
                + "&after=" + list.getLast().id();
        model.addAttribute("view", new BankView(passbook.outstanding(place).text(),
                place.length() >= 12 ? passbook.issued(place.substring(0, 12)).text() : null,
                rows, next));
        return "bank/overview";
    }

    @GetMapping("/timebank/passbook/{id}")
    @Transactional(readOnly = true)
    String passbook(@PathVariable String id, @RequestParam(required =
            false) @Nullable String before,
            Model model) {
        var household = households.find(Given.id(id)).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一户，可能不归您管。"));
        var today = LocalDate.now(clock);
        var lines = passbook.lines(household.id(), before == null ? null : Given.id(before), PAGE);
        var next = lines.size() < PAGE ? null
                : "/timebank/passbook/" + household.id() + "?before=" + lines.getLast().id();
        model.addAttribute("view", new BankView.Book(household.id().toString(), household.head(),
                passbook.balance(household.id()).text(), honours(household),
                lines.stream().map(line -> line(line, today)).toList(), next));
        return "bank/passbook";
    }

    /** A line in words, for the passbook and for statements. */
    static BankView.Line line(Passbook.Line line, LocalDate today) {
        return new BankView.Line(line.id().toString(), line.number(),
                When.moment(line.at(), today), line.memo(),
                line.clause() == null ? "" : line.clause(), article(line), line.change().text(),
                line.after().text(), line.tag());
    }

    /** Where the clause stands in the printed rules of that version. */
    private static @Nullable String article(Passbook.Line line) {
        return line.rule() == null ? null : "/timebank/rules/" + line.rule()
                + (line.clause() == null ? "" : Article.namedIn(line.clause())
                .map(article -> "#a" + article.number()).orElse(""));
    }

    /** The honour stays the person's, whoever of the household spends the points. */
    private List<BankView.Honour> honours(Household household) {
        return households.members(household.id()).stream().filter(Household.Member::aide)
                .map(member -> new BankView.Honour(member.name(),
                        new Points(honours.tally(member.id())).text())).toList();
    }
}
