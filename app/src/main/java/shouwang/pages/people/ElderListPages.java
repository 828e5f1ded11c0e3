package shouwang.pages.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import shouwang.access.Actor;
import shouwang.access.Exports;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.pages.Export;
import shouwang.pages.Xlsx;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Ground;
import shouwang.people.Elder;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;
import shouwang.people.network.Partners;
import shouwang.places.Places;

/** 老人名单: found by one box, narrowed by place and kind, a page at a time, or as a workbook. */
@Controller
@Needs(Right.SEE_PEOPLE)
class ElderListPages {
    private static final int PAGE = 50;
    private static final int COUNTED_FROM = 9;
    private static final String YOUNG = "YOUNG_OLD";
    private static final String OLD = "VERY_OLD";
    private static final String GONE = "GONE";
    private final Exports exports;
    private static final int MOST_OTHERS = 8;
    private final Elders elders;
    private final Partners partners;
    private final Places places;
    private final Ground ground;
    private final Clock clock;

    ElderListPages(Exports exports, Elders elders, Partners partners, Places places,
            Ground ground, Clock clock) {
        this.partners = partners;
        this.exports = exports;
        this.elders = elders;
        this.places = places;
        this.ground = ground;
        this.clock = clock;
    }

    /** What was asked for, as it stands in the address. */
    private record Asked(String q, String place, String kind) {
        String address(String path, @Nullable String after) {
            var uri = UriComponentsBuilder.fromPath(path);
            Map.of("q", q, "place", place, "kind", kind).entrySet().stream().sorted(
                    Map.Entry.comparingByKey()).filter(e -> !e.getValue().isEmpty())
                    .forEach(e -> uri.queryParam(e.getKey(), "{" + e.getKey() + "}"));
            if (after != null) {
                uri.queryParam("after", "{after}");
            }
            return uri.encode().buildAndExpand(Map.of("q", q, "place", place, "kind", kind,
                    "after", after == null ? "" : after)).toUriString();
        }
    }

    @GetMapping("/people/elders")
    @Transactional(readOnly = true)
    public String list(Actor actor, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String open, Model model) {
        var text = Given.optional(q, "q", "要找的", 40);
        var asked = new Asked(text == null ? "" : text, place, kind);
        var where = ground.within(actor, place);
        var found = new ArrayList<>(elders.list(query(where, text, kind, after, PAGE + 1)));
        if (text != null && !open.isEmpty() && found.size() == 1) {
            return "redirect:/people/elders/" + found.getFirst().id();
        }
        String next = null;
        if (found.size() > PAGE) {
            found.removeLast();
            next = asked.address("/people/elders", key(found.getLast()));
        }
        var unfiltered = text == null && kind.isEmpty() && after.isEmpty();
        model.addAttribute("list", new ElderList(asked.q, ground.ways(actor, where), kinds(kind),
                rows(actor, found), next, after.isEmpty() ? null : asked.address("/people/elders",
                null),
                unfiltered && where.length() >= COUNTED_FROM ? elders.count(where) : null,
                asked.address("/people/elders/export", null), unfiltered && place.isEmpty(),
                text == null ? List.of() : partners.list(where, null, text, MOST_OTHERS),
                actor.may(Right.WRITE_PEOPLE)));
        return "people/elders";
    }

    /** The same list as a workbook: text stays text, private fields stay masked. */
    @GetMapping("/people/elders/export")
    @Transactional
    public void export(Actor actor, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String why, HttpServletResponse response)
            throws IOException {
        var text = Given.optional(q, "q", "要找的", 40);
        var where = ground.within(actor, place);
        var query = query(where, text, kind, "", 1000);
        var stamp = exports.stamp(actor, where, "导出老人名单", places.get(where).name(),
                Export.why(why));
        Xlsx.head(response, "老人名单.xlsx");
        try (var workbook = new ElderWorkbook(response.getOutputStream(), today(), stamp)) {
            for (var page = elders.list(query); !page.isEmpty(); page = elders.list(query)) {
                workbook.add(rows(actor, page));
                query = query.after(page.getLast());
            }
        }
    }

    private ElderQuery query(String where, @Nullable String text, String kind, String after,
            int limit) {
        var category = kind.isEmpty() || List.of(YOUNG, OLD, GONE).contains(kind) ? null
                : Given.word(kind, Elder.Category.class, "kind", "类别");
        var cut = after.lastIndexOf('/');
        var afterPinyin = cut < 0 ? null : Given.optional(after.substring(0, cut), "after", "页",
                200);
        UUID afterId = cut < 0 ? null : Given.id(after.substring(cut + 1));
        return new ElderQuery(where, text, category,
                kind.equals(OLD) ? 80 : kind.equals(YOUNG) ? 60 : 0, kind.equals(GONE),
                cut < 0 ? null : afterPinyin == null ? "" : afterPinyin, afterId, limit);
    }

    private static String key(Elder last) {
        return last.pinyin() + "/" + last.id();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static List<Choice> kinds(String now) {
        var kinds = new ArrayList<Choice>();
        kinds.add(new Choice("", "全部类别", now.isEmpty()));
        kinds.add(new Choice(OLD, "高龄（80 岁以上）", now.equals(OLD)));
        kinds.add(new Choice(YOUNG, "低龄（60–69 岁）", now.equals(YOUNG)));
        for (var category : Elder.Category.values()) {
            kinds.add(new Choice(category.name(), category.chinese(), now.equals(category.name())));
        }
        kinds.add(new Choice(GONE, "搬走和过世的", now.equals(GONE)));
        return kinds;
    }

    /** Where someone lives is told from below the reader's own place on: no need to repeat it. */
    private List<ElderList.Row> rows(Actor actor, List<Elder> found) {
        var villages = actor.placeCode().length() >= 12 ? Map.<String, String>of()
                : places.names(found.stream().map(Elder::villageCode).distinct().toList());
        return found.stream().map(e -> new ElderList.Row(e, e.ageOn(today()),
                Tags.of(e, today()),
                (villages.getOrDefault(e.villageCode(), "") + " " + e.hamlet()).strip())).toList();
    }
}
