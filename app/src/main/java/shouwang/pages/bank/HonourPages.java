package shouwang.pages.bank;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
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
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Export;
import shouwang.pages.Xlsx;
import shouwang.pages.form.ChooseVillage;
import shouwang.pages.form.Ground;
import shouwang.places.Place;
import shouwang.timebank.honour.Honour;
import shouwang.timebank.honour.Honours;

/** 荣誉榜和证书: the hours stay the person's, whoever of the household spends the points. */
@Controller
@Needs(Right.SEE_POINTS)
class HonourPages {
    private static final int YEARS = 5;
    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);
    private final Honours honours;
    private final Ground ground;
    private final Exports exports;
    private final Clock clock;

    HonourPages(Honours honours, Ground ground, Exports exports, Clock clock) {
        this.exports = exports;
        this.honours = honours;
        this.ground = ground;
        this.clock = clock;
    }

    @GetMapping("/timebank/honours")
    @Transactional(readOnly = true)
    String board(Actor actor, @RequestParam(required = false) @Nullable String village,
            @RequestParam(defaultValue = "") String year, Model model) {
        var place = ground.village(actor, village).orElse(null);
        if (place == null) {
            model.addAttribute("choose", new ChooseVillage("/timebank/honours", "荣誉榜",
                    ground.villages(actor)));
            return "people/village";
        }
        model.addAttribute("view", view(actor, place, year(year)));
        return "bank/honours";
    }

    private @Nullable Integer year(String text) {
        return text.isBlank() ? null : (Integer) Given.number(text, "year", "年份",
                EVER.getYear(), LocalDate.now(clock).getYear());
    }

    private HonourView view(Actor actor, Place place, @Nullable Integer year) {
        var list = year == null ? ever(actor, place) : honours.of(actor, place.code(),
                LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
        var now = LocalDate.now(clock).getYear();
        return new HonourView(place.code(), place.name(), year,
                IntStream.range(0, YEARS).mapToObj(back -> now - back).toList(),
                hours(list.stream().mapToLong(Honour::minutes).sum()),
                list.stream().mapToInt(Honour::visits).sum(),
                IntStream.range(0, list.size()).mapToObj(n -> row(n + 1, list.get(n))).toList());
    }

    private List<Honour> ever(Actor actor, Place place) {
        return honours.of(actor, place.code(), EVER, LocalDate.now(clock).plusDays(1));
    }

    private static HonourView.Row row(int rank, Honour honour) {
        return new HonourView.Row(rank, honour.personId().toString(), honour.name(),
                hours(honour.minutes()), honour.visits());
    }

    private static String hours(long minutes) {
        return new Points(minutes).text();
    }

    @GetMapping("/timebank/honours.xlsx")
    @Transactional
    public ResponseEntity<byte[]> export(Actor actor, @RequestParam(defaultValue = "") String why,
            @RequestParam(required = false) @Nullable String village,
            @RequestParam(defaultValue = "") String year) {
        var place = village(actor, village);
        var view = view(actor, place, year(year));
        var stamp = exports.stamp(actor, place.code(), "导出荣誉榜", place.name(), Export.why(why));
        return Xlsx.table(place.name() + "荣誉榜" + (view.year() == null ? "" : view.year()),
                "荣誉榜", null, List.of("名次", "姓名", "服务小时", "上门次数"), view.rows().stream()
                        .map(row -> List.of(row.rank(), row.name(),
                                Double.parseDouble(row.hours()), row.visits())).toList(),
                stamp);
    }

    private Place village(Actor actor, @Nullable String asked) {
        return ground.village(actor, asked).orElseThrow(() ->
                new Rejected(Reason.WRONG_FORM, "village", "请先选一个村。"));
    }

    @GetMapping("/timebank/honours/{id}")
    @Transactional(readOnly = true)
    String certificate(Actor actor, @PathVariable String id,
            @RequestParam(required = false) @Nullable String village, Model model) {
        var place = village(actor, village);
        var person = Given.id(id);
        var honour = ever(actor, place).stream().filter(one -> one.personId().equals(person))
                .findFirst().orElseThrow(() -> new Rejected(Reason.NOT_FOUND,
                        "没有找到这个人的服务记录，可能不归您管。"));
        var today = LocalDate.now(clock);
        model.addAttribute("view", new HonourView.Certificate(place.name(), honour.name(),
                hours(honour.minutes()), honour.visits(),
                "%d 年 %d 月 %d 日".formatted(today.getYear(), today.getMonthValue(),
                        today.getDayOfMonth())));
        return "bank/certificate";
    }
}
