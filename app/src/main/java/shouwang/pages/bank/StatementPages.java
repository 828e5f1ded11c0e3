package shouwang.pages.bank;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Exports;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Export;
import shouwang.pages.When;
import shouwang.pages.Xlsx;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.timebank.Passbook;

/** 对账单: what a household's account did from one day to another, to print or to take along. */
@Controller
@Needs(Right.SEE_POINTS)
class StatementPages {
    private static final int STEP = 200;
    private static final int MOST = 2_000;
    private final Passbook passbook;
    private final Households households;
    private final Exports exports;
    private final Clock clock;

    StatementPages(Passbook passbook, Households households, Exports exports,
            Clock clock) {
        this.exports = exports;
        this.passbook = passbook;
        this.households = households;
        this.clock = clock;
    }

    private record Span(LocalDate from, LocalDate until) {}

    /** The lines of a span, oldest first, and what the account held before them. */
    private record Found(Points opening, List<Passbook.Line> lines) {
        Points closing() {
            return lines.isEmpty() ? opening : lines.getLast().after();
        }
    }

    @GetMapping("/timebank/passbook/{id}/statement")
    @Transactional(readOnly = true)
    String show(@PathVariable String id, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until, HttpServletResponse response,
            Model model) {
        var home = household(id);
        try {
            model.addAttribute("view", view(home, span(from, until), null));
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            model.addAttribute("view", view(home, span("", ""), refusal.say()));
        }
        return "bank/statement";
    }

    private Household household(String id) {
        return households.find(Given.id(id)).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一户，可能不归您管。"));
    }

    /** This year where nothing was asked. */
    private Span span(String from, String until) {
        var today = LocalDate.now(clock);
        var span = new Span(from.isBlank() ? today.withDayOfYear(1)
                : Given.day(from, "from", "从哪一天"), until.isBlank() ? today
                : Given.day(until, "until", "到哪一天"));
        if (span.until.isBefore(span.from)) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until", "“到哪一天”不能早于“从哪一天”。");
        }
        return span;
    }

    private Found find(UUID household, Span span) {
        var lines = new ArrayList<Passbook.Line>();
        UUID before = null;
        while (true) {
            var page = passbook.lines(household, before, STEP);
            for (var line : page) {
                var day = When.day(line.enteredAt());
                if (day.isBefore(span.from)) {
                    return new Found(line.after(), lines.reversed());
                }
                if (!day.isAfter(span.until)) {
                    lines.add(line);
                }
            }
            if (page.size() < STEP) {
                return new Found(Points.ZERO, lines.reversed());
            }
            if (lines.size() > MOST) {
                throw new Rejected(Reason.OUT_OF_RANGE, "from", "这一段超过 "
                        + MOST + " 笔，请把日子缩短些。");
            }
            before = page.getLast().id();
        }
    }

    private StatementView view(Household home, Span span, @Nullable String wrong) {
        var found = find(home.id(), span);
        return new StatementView(home.id().toString(), home.head(), span.from.toString(),
                span.until.toString(), found.opening.text(), sum(found.lines, 1).text(),
                sum(found.lines, -1).text(), found.closing().text(),
                found.lines.stream().map(BankPages::line).toList(), wrong);
    }

    private static Points sum(List<Passbook.Line> lines, int sign) {
        return new Points(lines.stream().mapToLong(line -> sign * line.change().minutes())
                .filter(minutes -> minutes > 0).sum());
    }

    @GetMapping("/timebank/passbook/{id}/statement.xlsx")
    @Transactional
    public ResponseEntity<byte[]> export(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until) {
        var home = household(id);
        var view = view(home, span(from, until), null);
        var stamp = exports.stamp(actor, home.placeCode(), "导出对账单", home.head() + "户",
                Export.why(why));
        return Xlsx.table(home.head() + "家对账单", "对账单",
                home.head() + "家 " + view.from() + " 到 " + view.until(),
                List.of("号", "时间", "做了什么", "按哪一条", "收付（分）", "余（分）"),
                view.lines().stream().map(line -> List.of(line.number(), line.at(), line.memo(),
                        line.clause(), line.change(), line.after())).toList(), stamp);
    }
}
