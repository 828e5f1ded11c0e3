package shouwang.pages.pairs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
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
import shouwang.kernel.Given;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.people.Choice;
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

    HabitPages(Habits habits, Pairs pairs, Elders elders, Aides aides, Clock clock) {
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
        var history = pairs.history(elder.id());
        var by = aides.byIds(history.stream().map(Pair::aideId).toList());
        model.addAttribute("view", new HabitView(elder.id().toString(), elder.name(),
                elder.ageOn(today) + " 岁" + (elder.hamlet().isEmpty() ? "" : "·" + elder.hamlet()),
                "/people/elders/" + elder.id(), true,
                habits.below(village).getOrDefault(elder.id(), Habit.UNKNOWN), said,
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
        model.addAttribute("view", new HabitView(aide.id().toString(), aide.name(),
                aide.ageOn(LocalDate.now(clock)) + " 岁" + (aide.hamlet().isEmpty() ? ""
                        : "·" + aide.hamlet()), "/people/aides/" + aide.id(), false,
                habits.below(aide.villageCode()).getOrDefault(aide.id(), Habit.UNKNOWN),
                List.of(), List.of(), List.of(), false));
        return "pairs/habits";
    }

    @PostMapping("/people/pairs/{whose:elders|aides}/{id}/habit")
    String know(Actor actor, @PathVariable String whose, @PathVariable String id,
            @RequestParam(defaultValue = "") String temper,
            @RequestParam(required = false) List<String> hobby) {
        var hobbies = EnumSet.noneOf(Habit.Hobby.class);
        if (hobby != null) {
            hobby.forEach(one -> hobbies.add(
                    Given.word(one, Habit.Hobby.class, "hobby", "爱好")));
        }
        var known = temper.isEmpty() ? null
                : Given.word(temper, Habit.Temper.class, "temper", "性情");
        habits.know(actor, Given.id(id), new Habit(known, hobbies));
        return Said.then("/people/pairs/" + whose + "/" + Given.id(id), "saved");
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
