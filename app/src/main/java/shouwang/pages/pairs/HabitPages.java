package shouwang.pages.pairs;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pairing.Habit;
import shouwang.pairing.Habits;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.pairing.Saying;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elders;

/** 性情、爱好、点名 and the pairs so far of one elder; 性情、爱好 of one aide. */
@Controller
@Needs(Right.PAIR)
class HabitPages {
    private final Habits habits;
    private final Pairs pairs;
    private final Elders elders;
    private final Aides aides;
    private final Clock clock;
    private final Meeting meeting;

    HabitPages(Habits habits, Pairs pairs, Elders elders, Aides aides, Clock clock,
            Meeting meeting) {
        this.meeting = meeting;
        this.habits = habits;
        this.pairs = pairs;
        this.elders = elders;
        this.aides = aides;
        this.clock = clock;
    }

    @GetMapping("/people/pairs/elders/{id}")
    @Transactional(readOnly = true)
    String elder(@PathVariable String id, Model model) {
        var today = LocalDate.now(clock);
        var elder = elders.get(Given.id(id));
        var village = elder.villageCode();
        var helping = aides.all(village).stream()
                .filter(aide -> !aide.householdId().equals(elder.householdId())).toList();
        var names = helping.stream().collect(Collectors.toMap(Aide::id, Aide::name));
        var said = habits.sayings(village).getOrDefault(elder.id(), List.of()).stream()
                .filter(one -> names.containsKey(one.aideId()))
                .map(one -> new HabitView.Said(one.aideId().toString(),
                        Objects.requireNonNull(names.get(one.aideId())), one.kind().chinese(),
                        one.note() == null ? "" : one.note())).toList();
        meeting.open(record(elder.id()), held(village, elder.id()));
        var history = pairs.history(elder.id());
        var by = aides.byIds(history.stream().map(Pair::aideId).toList());
        model.addAttribute("view", new HabitView(elder.id().toString(), elder.name(),
                elder.ageOn(today) + " 岁" + (elder.hamlet().isEmpty() ? "" : "·" + elder.hamlet()),
                "/people/elders/" + elder.id(), true,
                shown(model, village, elder.id()), said,
                helping.stream().map(aide -> new Choice(aide.id().toString(), aide.name()
                        + (aide.hamlet().isEmpty() ? "" : "（" + aide.hamlet() + "）"), false))
                        .toList(),
                history.stream().map(pair -> new HabitView.Past(name(by.get(pair.aideId())),
                        pair.manner().chinese(), span(pair, today),
                        pair.reason() == null ? "" : pair.reason(),
                        pair.until() == null ? pair.id().toString() : null)).toList(),
                history.stream().noneMatch(pair -> pair.until() == null)));
        return "pairs/habits";
    }

    /** What stands in the form: as typed where it was not saved, else as known. */
    private Habit shown(Model model, String village, UUID person) {
        return model.getAttribute("typed") instanceof Habit typed ? typed
                : habits.below(village).getOrDefault(person, Habit.UNKNOWN);
    }

    private static String name(@org.jspecify.annotations.Nullable Aide aide) {
        return aide == null ? "不在本地的互助员" : aide.name();
    }

    private static String span(Pair pair, LocalDate today) {
        return When.day(pair.from(), today) + " 到 "
                + (pair.until() == null ? "现在" : When.day(pair.until(), today));
    }

    @GetMapping("/people/pairs/aides/{id}")
    @Transactional(readOnly = true)
    String aide(@PathVariable String id, Model model) {
        var aide = aides.get(Given.id(id));
        meeting.open(record(aide.id()), held(aide.villageCode(), aide.id()));
        model.addAttribute("view", new HabitView(aide.id().toString(), aide.name(),
                aide.ageOn(LocalDate.now(clock)) + " 岁" + (aide.hamlet().isEmpty() ? ""
                        : "·" + aide.hamlet()), "/people/aides/" + aide.id(), false,
                shown(model, aide.villageCode(), aide.id()),
                List.of(), List.of(), List.of(), false));
        return "pairs/habits";
    }

    @PostMapping("/people/pairs/{whose:elders|aides}/{id}/habit")
    String know(Actor actor, @PathVariable String whose, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var person = Given.id(id);
        var ofElder = "elders".equals(whose);
        var village = ofElder ? elders.get(person).villageCode() : aides.get(person).villageCode();
        try {
            meeting.save(actor, village, record(person), form, () -> held(village, person),
                    () -> habits.know(actor, person, read(form)));
            return Said.then("/people/pairs/" + whose + "/" + person, "saved");
        } catch (Rejected refusal) {
            if (refusal.reason() != Rejected.Reason.STALE) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("wrong", refusal.say());
            model.addAttribute("typed", read(form));
            return ofElder ? elder(id, model) : aide(id, model);
        }
    }

    private static String record(UUID person) {
        return "habit:" + person;
    }

    private Held held(String village, UUID person) {
        var now = habits.below(village).getOrDefault(person, Habit.UNKNOWN);
        var temper = now.temper();
        return new Held().put("temper", "性情", temper == null ? null : temper.name(),
                        Held.words(Habit.Temper.values(), Habit.Temper::chinese))
                .put("hobby", "爱好", now.hobbies().stream().map(Enum::name).toList(),
                        Held.words(Habit.Hobby.values(), Habit.Hobby::chinese));
    }

    private static Habit read(MultiValueMap<String, String> form) {
        var hobbies = EnumSet.noneOf(Habit.Hobby.class);
        form.getOrDefault("hobby", List.of()).forEach(one -> hobbies.add(
                Given.word(one, Habit.Hobby.class, "hobby", "爱好")));
        var temper = form.getFirst("temper");
        return new Habit(temper == null || temper.isEmpty() ? null
                : Given.word(temper, Habit.Temper.class, "temper", "性情"), hobbies);
    }

    @PostMapping("/people/pairs/elders/{id}/sayings")
    String say(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String aide,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String note) {
        habits.say(actor, Given.id(id), Given.id(aide), kind.equals("NONE") ? null
                : Given.word(kind, Saying.Kind.class, "kind", "怎么说的"),
                Given.optional(note, "note", "说明", 100));
        return Said.then("/people/pairs/elders/" + Given.id(id), "saved");
    }
}
