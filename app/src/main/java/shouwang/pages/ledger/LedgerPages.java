package shouwang.pages.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
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
import shouwang.county.Scope;
import shouwang.kernel.Given;
import shouwang.kernel.Money;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.ledger.Recorded;
import shouwang.ledger.seal.DayHead;
import shouwang.ledger.seal.Proof;
import shouwang.ledger.seal.ProofText;
import shouwang.ledger.seal.Report;
import shouwang.ledger.seal.Seals;
import shouwang.pages.QrDrawing;
import shouwang.pages.When;
import shouwang.pages.ledger.LedgerView.Asked;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.places.Places;

/** 积分 › 账本: whoever doubts the books can check them here. */
@Controller
@Needs(Right.SEE_POINTS)
class LedgerPages {
    private static final int DAYS = 14;
    private static final int LONGEST = 8_000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private final Seals seals;
    private final Books books;
    private final Places places;
    private final Households households;
    private final Clock clock;
    private final Semaphore oneCheck = new Semaphore(1);

    LedgerPages(Seals seals, Books books, Places places, Households households,
            Clock clock) {
        this.households = households;
        this.seals = seals;
        this.books = books;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/timebank/ledger")
    @Transactional(readOnly = true)
    String overview(Actor actor, Model model) {
        var today = LocalDate.now(clock);
        var heads = seals.heads(today, DAYS);
        var newest = heads.isEmpty() ? null : heads.getFirst();
        model.addAttribute("view", new LedgerView(newest == null ? null : newest.code(),
                newest == null ? null : When.day(newest.day(), today), seals.unsealed(),
                heads.stream().map(head -> day(head, today)).toList(),
                kinds(actor.placeCode()), actor.may(Right.AUDIT)));
        return "ledger/overview";
    }

    private static LedgerView.Day day(DayHead head, LocalDate today) {
        return new LedgerView.Day(head.day().toString(), When.day(head.day(), today),
                head.code(), head.blocks(), head.day().isBefore(today));
    }

    /** One line a kind, and after each book the sum, which is zero. */
    private List<LedgerView.Kind> kinds(String place) {
        var lines = new ArrayList<LedgerView.Kind>();
        for (var book : Book.values()) {
            var totals = books.totals(place).stream().filter(t -> t.book() == book).toList();
            totals.forEach(t -> lines.add(new LedgerView.Kind(book.chinese(),
                    t.kind().chinese(), t.accounts(), amount(book, t.posted()),
                    amount(book, t.held()))));
            if (!totals.isEmpty()) {
                lines.add(new LedgerView.Kind(book.chinese(), "合计",
                        totals.stream().mapToInt(Books.Total::accounts).sum(), amount(book,
                        totals.stream().mapToLong(Books.Total::posted).sum()), ""));
            }
        }
        return lines;
    }

    private static String amount(Book book, long units) {
        return switch (book) {
            case POINTS -> new Points(units).toString();
            case MONEY -> new Money(units).toString();
        };
    }

    @GetMapping("/timebank/ledger/notice")
    @Transactional(readOnly = true)
    String notice(Actor actor, @RequestParam(defaultValue = "") String day, Model model) {
        var date = day.isBlank() ? LocalDate.now(clock) : Given.day(day, "day", "日期");
        var head = seals.of(date).orElseThrow(() -> new Rejected(Reason.NOT_FOUND,
                "这一天没有记账，也就没有账本编码。请换一天。"));
        model.addAttribute("notice", new LedgerView.Notice(DATE.format(date), head.code(),
                head.blocks(), places.find(actor.placeCode()).map(Place::name).orElse(""),
                date.isBefore(LocalDate.now(clock))));
        return "ledger/notice";
    }

    /** Checks the whole county's chain: a part of it would prove nothing. Shows ids, no names. */
    @PostMapping("/timebank/ledger/verify")
    @Needs(Right.AUDIT)
    String verify(Actor actor, @RequestParam(defaultValue = "") String code, Model model) {
        var printed = Given.optional(code, "code", "账本编码", 40);
        if (!oneCheck.tryAcquire()) {
            throw new Rejected(Reason.NOT_NOW, "正有人在核对整本账，请过一会儿再试。");
        }
        try {
            var report = Scope.all(actor.county()).call(() -> seals.verify(
                    printed == null ? List.of() : List.of(printed)));
            model.addAttribute("checked", checked(report, printed == null ? "" : printed));
            return "ledger/checked";
        } finally {
            oneCheck.release();
        }
    }

    private static LedgerView.Checked checked(Report report, String typed) {
        var said = report.findings().stream().map(finding -> finding.say()).toList();
        return new LedgerView.Checked(report.holds(),
                "一共 %d 块、%d 笔已封账，%d 笔还没封账。".formatted(report.blocks(), report.rows(),
                        report.unsealed()),
                said.isEmpty() ? null : said.getFirst(),
                said.isEmpty() ? said : said.subList(1, said.size()), typed);
    }

    @GetMapping("/timebank/ledger/voucher/{id}")
    @Transactional(readOnly = true)
    String voucher(@PathVariable String id, Model model) {
        var transfer = Given.id(id);
        var row = books.find(transfer).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一笔，或者不归您管。"));
        model.addAttribute("voucher", voucher(row, seals.proof(transfer).orElse(null)));
        return "ledger/voucher";
    }

    private LedgerView.Voucher voucher(Recorded row, @Nullable Proof proof) {
        var text = proof == null ? null : ProofText.of(proof);
        var clause = row.clause();
        return new LedgerView.Voucher(row.id().toString(), at(row), row.memo(),
                clause == null ? "" : clause, amount(row.book(), row.amount()),
                side(row.debit()), side(row.credit()), proof == null ? null : proof.head(),
                proof == null ? null : DATE.format(When.day(proof.block().sealedAt())),
                text, text == null ? null : QrDrawing.of(text));
    }

    /** Whose account it is: a household by its head's name, else what kind it is. */
    private String side(UUID account) {
        return books.account(account).map(found -> Optional.ofNullable(found.owner())
                .flatMap(households::find).map(home -> home.head() + "户")
                .orElse(found.kind().chinese())).orElse("");
    }

    private static String at(Recorded row) {
        return DATE.format(When.day(row.eventAt())) + " " + When.hour(row.eventAt());
    }

    @GetMapping("/timebank/ledger/check")
    String check(Model model) {
        model.addAttribute("asked", new Asked("", "", null, null, false));
        return "ledger/check";
    }

    /** Needs nothing but what was given: the database is not asked. */
    @PostMapping("/timebank/ledger/check")
    String check(@RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String code, Model model) {
        model.addAttribute("asked", asked(text, code));
        return "ledger/check";
    }

    private static Asked asked(String text, String code) {
        try {
            Given.text(code, "code", "公示的账本编码", 40);
            var proof = ProofText.read(Given.text(text, "text", "凭证", LONGEST));
            var row = proof.row();
            return new Asked(text, code, null, new LedgerView.Row(at(row), row.memo(),
                    amount(row.book(), row.amount()), row.placeCode()), proof.leadsTo(code));
        } catch (Rejected refused) {
            return new Asked(text.length() > LONGEST ? "" : text, code, refused.getMessage(),
                    null, false);
        }
    }
}
