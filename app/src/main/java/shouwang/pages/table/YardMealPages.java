package shouwang.pages.table;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.table.Courtyard;
import shouwang.table.Courtyards;

/** One meal of a courtyard: who cooks, what, who comes; and that it was held. */
@Controller
@Needs({Right.TABLE, Right.AIDE_ROUND})
class YardMealPages {
    private final Courtyards yards;
    private final TableDesk desk;
    private final Meeting meeting;

    YardMealPages(Courtyards yards, TableDesk desk,
            Meeting meeting) {
        this.meeting = meeting;
        this.yards = yards;
        this.desk = desk;
    }

    @Bean
    static Said.Words tableYardMealWords() {
        return Said.words("menufine", "记下了。对过登记的忌口，没有撞上的。",
                "mealheld", "记下了，谢谢做饭的人。");
    }

    @GetMapping("/care/courtyard/meals/{id}")
    String meal(Actor actor, @PathVariable String id, Model model) {
        return show(actor, Given.id(id), List.of(), false, null, model);
    }

    private String show(Actor actor, UUID id, List<String> warnings, boolean checked,
            @Nullable String wrong, Model model) {
        var meal = yards.meal(actor, id);
        meeting.open("meal:" + id, held(meal));
        var table = yards.table(actor, meal.courtyardId());
        var names = desk.names(table.neighbours().stream().map(Courtyard.Neighbour::personId)
                .collect(Collectors.toSet()));
        var due = !meal.day().isAfter(desk.today())
                && meal.status() == Courtyard.Status.PLANNED;
        model.addAttribute("change", new YardView.Change(id.toString(),
                meal.courtyardId().toString(), table.courtyard().name(),
                desk.when(meal.day()),
                meal.dishes(), table.neighbours().stream().map(n -> new YardView.Guest(
                        n.personId().toString(), names.getOrDefault(n.personId(), ""),
                        meal.guests().contains(n.personId()), n.cooks(),
                        n.personId().equals(meal.hostId())))
                        .sorted(Comparator.comparing(YardView.Guest::name)).toList(), due,
                due && (actor.may(Right.TABLE) || !meal.hostId().equals(actor.personId())),
                warnings, checked, wrong));
        return "table/yardmeal";
    }

    /** Saves who cooks, what and who comes; then says what someone must not have. */
    @PostMapping("/care/courtyard/meals/{id}")
    String change(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var mealId = Given.id(id);
        try {
            meeting.save(actor, actor.placeCode(), "meal:" + mealId, form,
                    () -> held(yards.meal(actor, mealId)), () -> yards.change(actor, mealId,
                            Given.id(form.getFirst("host")),
                            Objects.requireNonNullElse(dishes(form), ""), guests(form)));
            var dishes = dishes(form);
            var names = desk.names(guests(form));
            var warnings = yards.warnings(actor, mealId).stream().map(warning ->
                    names.getOrDefault(warning.personId(), "有一位") + "不能吃“"
                            + String.join("、", warning.words()) + "”").toList();
            if (!warnings.isEmpty()) {
                return show(actor, mealId, warnings, true, null, model);
            }
            return Said.then("/care/courtyard/" + yards.meal(actor, mealId).courtyardId(),
                    dishes == null ? "saved" : "menufine");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, mealId, List.of(), false, refusal.say(), model);
        }
    }

    private static @Nullable String dishes(MultiValueMap<String, String> form) {
        return Given.optional(form.getFirst("dishes"), "dishes", "吃什么", 200);
    }

    private static Set<UUID> guests(MultiValueMap<String, String> form) {
        return form.getOrDefault("guest", List.of()).stream().filter(Objects::nonNull).limit(60)
                .map(Given::id).collect(Collectors.toSet());
    }

    private Held held(Courtyard.Meal meal) {
        var people = new java.util.HashSet<>(meal.guests());
        people.add(meal.hostId());
        var names = desk.names(people);
        return new Held().put("host", "谁做饭", meal.hostId().toString(), id -> named(names, id))
                .put("dishes", "吃什么", meal.dishes()).put("guest", "谁来吃",
                        meal.guests().stream().map(UUID::toString).toList(),
                        id -> named(names, id));
    }

    private static String named(java.util.Map<UUID, String> names, String id) {
        return names.getOrDefault(Given.id(id), "另一位");
    }

    @PostMapping("/care/courtyard/meals/{id}/held")
    String held(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String minutes, HttpServletResponse response,
            Model model) {
        var mealId = Given.id(id);
        try {
            var meal = yards.held(actor, mealId,
                    Given.number(minutes, "minutes", "做饭用了多少分钟", 1, 480));
            return Said.then("/care/courtyard/" + meal.courtyardId(), "mealheld");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, mealId, List.of(), false, refusal.say(), model);
        }
    }

    @PostMapping("/care/courtyard/meals/{id}/off")
    String off(Actor actor, @PathVariable String id, HttpServletResponse response,
            Model model) {
        var mealId = Given.id(id);
        try {
            var yard = yards.meal(actor, mealId).courtyardId();
            yards.callOff(actor, mealId);
            return Said.then("/care/courtyard/" + yard, "undone");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, mealId, List.of(), false, refusal.say(), model);
        }
    }
}
