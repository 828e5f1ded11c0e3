package shouwang.pages.family;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.family.Letter;
import shouwang.family.Letters;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.kernel.Text;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.places.Places;

/** 家书 at the station: look at each, add a word, send, hold back, print. */
@Controller
@Needs(Right.WRITE_PEOPLE)
class LetterPages {
    private static final int MOST_BACK = 3;
    private final Letters letters;
    private final Elders elders;
    private final Places places;
    private final Clock clock;
    private final Meeting meeting;

    LetterPages(Letters letters, Elders elders, Places places, Clock clock,
            Meeting meeting) {
        this.meeting = meeting;
        this.letters = letters;
        this.elders = elders;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Said.Words familyLetterWords() {
        return Said.words("letters", "家书写好了，看过再发。",
                "written", "这个月的家书都在，没有新的。",
                "letter", "信发了。",
                "held", "记下了，这封不发。");
    }

    @GetMapping("/people/letters")
    String list(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String month, Model model) {
        model.addAttribute("view", view(actor, village, month(month), null, "", null));
        return "family/letters";
    }

    private YearMonth month(String raw) {
        try {
            return raw.isBlank() ? letters.lastMonth()
                    : YearMonth.parse(Given.text(raw, "month", "月份", 7));
        } catch (DateTimeParseException e) {
            throw new Rejected(Reason.WRONG_FORM, "month", "月份要写成 2026-10 这样。");
        }
    }

    private LetterView view(Actor actor, String village, YearMonth month, @Nullable UUID about,
            String typed, @Nullable String wrong) {
        var code = village.isBlank() && actor.placeCode().length() == 12 ? actor.placeCode()
                : village;
        if (code.isBlank()) {
            return new LetterView(null, "", places.below(actor.placeCode(), Place.Kind.VILLAGE),
                    month.toString(), "", null, null, List.of(), 0, 0, false, wrong);
        }
        var place = village(actor, code);
        var all = letters.of(actor, place.code(), month);
        var names = elders.byIds(all.stream().map(Letter::elderId).collect(Collectors.toSet()));
        var last = letters.lastMonth();
        return new LetterView(place.code(), place.name(), List.of(), month.toString(),
                month.getYear() + "年" + month.getMonthValue() + "月",
                month.isAfter(last.minusMonths(36)) ? month.minusMonths(1).toString() : null,
                month.isBefore(last) ? month.plusMonths(1).toString() : null,
                all.stream().map(one -> one(one, names, one.id().equals(about) ? typed : null))
                        .toList(),
                all.stream().filter(one -> one.state() == Letter.State.WAITING).count(),
                all.stream().filter(one -> one.state() == Letter.State.SENT).count(),
                !month.isAfter(last) && !month.isBefore(last.minusMonths(MOST_BACK - 1)), wrong);
    }

    private Place village(Actor actor, String code) {
        actor.needPlace(code);
        var place = places.get(code);
        if (place.kind() != Place.Kind.VILLAGE) {
            throw new Rejected(Reason.WRONG_KIND, "家书按村看，请先选一个村。");
        }
        return place;
    }

    private LetterView.One one(Letter letter, Map<UUID, Elder> names, @Nullable String typed) {
        var elder = names.get(letter.elderId());
        var today = LocalDate.now(clock);
        var decided = letter.decidedAt();
        var way = letter.way();
        var added = Objects.requireNonNullElse(letter.added(), "");
        meeting.open("letter:" + letter.id(), held(letter));
        return new LetterView.One(letter.id(), letter.elderId(), elder == null ? "" : elder.name(),
                letter.kinCalled(), letter.greeting(), letter.lines(), letter.signed(),
                letter.state() == Letter.State.WAITING, letter.state().chinese()
                        + (way == null ? "" : "，" + way.chinese())
                        + (letter.reason() == null ? "" : "：" + letter.reason()),
                decided == null ? null : letter.decidedName() + "，"
                        + When.moment(decided, today), Objects.requireNonNullElse(typed, added));
    }

    private static Held held(Letter letter) {
        return new Held().put("added", "加的一句", letter.added());
    }

    private static String back(String village, YearMonth month, String word) {
        return Said.then("/people/letters?village=" + village + "&month=" + month, word);
    }

    @PostMapping("/people/letters/make")
    String make(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String month) {
        var when = month(month);
        var code = village(actor, Given.text(village, "village", "哪个村", 12)).code();
        return back(code, when, letters.make(actor, code, when) > 0 ? "letters" : "written");
    }

    /** 看过可以发. */
    @PostMapping("/people/letters/{id}/send")
    String send(Actor actor, @PathVariable String id) {
        var letter = letters.send(actor, Given.id(id));
        return back(Place.villageOf(letter.placeCode()), letter.month(), "letter");
    }

    /** 改一句. */
    @PostMapping("/people/letters/{id}/add")
    String add(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var letter = letters.get(actor, Given.id(id));
        var village = Place.villageOf(letter.placeCode());
        try {
            meeting.save(actor, village, "letter:" + letter.id(), form,
                    () -> held(letters.get(actor, letter.id())),
                    () -> letters.add(actor, letter.id(), Given.optional(form.getFirst("added"),
                            "added", "加的一句", Letter.MOST_ADDED)));
            return back(village, letter.month(), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            var added = Objects.requireNonNullElse(form.getFirst("added"), "");
            model.addAttribute("view", view(actor, village, letter.month(), letter.id(),
                    Text.cut(added, 300), refusal.say()));
            return "family/letters";
        }
    }

    /** 不发. */
    @PostMapping("/people/letters/{id}/hold")
    String hold(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String reason, HttpServletResponse response,
            Model model) {
        var letter = letters.get(actor, Given.id(id));
        var village = Place.villageOf(letter.placeCode());
        try {
            letters.hold(actor, letter.id(), Given.text(reason, "reason", "为什么不发", 100));
            return back(village, letter.month(), "held");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            model.addAttribute("view", view(actor, village, letter.month(), null, "",
                    refusal.say()));
            return "family/letters";
        }
    }

    /** A page a letter, A5, for the browser's own printer: it has the Kai type. */
    @GetMapping("/people/letters/paper")
    String paper(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String one, Model model) {
        var when = month(month);
        var place = village(actor, village.isBlank() ? actor.placeCode() : village);
        var list = letters.toPrint(actor, place.code(), when).stream()
                .filter(letter -> one.isBlank() || letter.id().equals(Given.id(one))).toList();
        if (list.isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND, "没有可以印的信。先看过、点“可以发”，再来印。");
        }
        var names = elders.byIds(list.stream().map(Letter::elderId).collect(Collectors.toSet()));
        model.addAttribute("paper", new LetterView.Paper(when.getYear() + "年"
                + when.getMonthValue() + "月的家书", place.code(), when.toString(),
                list.stream().map(letter -> one(letter, names, null)).toList()));
        return "family/paper";
    }
}
