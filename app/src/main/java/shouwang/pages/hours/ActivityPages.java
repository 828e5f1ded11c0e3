package shouwang.pages.hours;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.places.Place;
import shouwang.timebank.earning.Activities;
import shouwang.timebank.earning.Activity;
import shouwang.timebank.earning.Earning;

/** 集体活动、农活、协会值班: who came, from when until when. */
@Controller
@Needs(Right.WRITE_POINTS)
class ActivityPages {
    private final Activities activities;
    private final Clock clock;

    ActivityPages(Activities activities, Clock clock) {
        this.activities = activities;
        this.clock = clock;
    }

    @Bean
    static Said.Words hoursActivityWords() {
        return Said.words("entered", "登记好了，来的人每人记了一笔。");
    }

    @GetMapping("/timebank/activities/new")
    @Transactional(readOnly = true)
    String form(Actor actor, Model model) {
        var nine = LocalDate.now(clock).atTime(9, 0).atZone(clock.getZone()).toInstant();
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("form", Ids.fresh().toString());
        typed.add("from", When.field(nine));
        typed.add("until", When.field(nine.plusSeconds(7_200)));
        return page(actor, typed, null, model);
    }

    private String page(Actor actor, MultiValueMap<String, String> typed,
            @Nullable Rejected wrong, Model model) {
        model.addAttribute("view", new HourView.Joint(text(typed, "form"), text(typed, "kind"),
                text(typed, "what"), text(typed, "from"), text(typed, "until"),
                Set.copyOf(typed.getOrDefault("people", List.of())),
                activities.candidates(actor, Place.villageOf(actor.placeCode())),
                wrong == null ? null : wrong.say()));
        return "hours/activity";
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        var value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    @PostMapping("/timebank/activities/new")
    String enter(Actor actor, @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        try {
            activities.enter(actor, new Activity(Given.id(form.getFirst("form")),
                    Place.villageOf(actor.placeCode()),
                    Given.word(form.getFirst("kind"), Earning.Kind.class, "kind", "哪一种"),
                    Given.text(form.getFirst("what"), "what", "做了什么", 40),
                    When.moment(form.getFirst("from"), "from", "开始"),
                    When.moment(form.getFirst("until"), "until", "结束"),
                    form.getOrDefault("people", List.of()).stream().map(Given::id)
                            .collect(Collectors.toSet())));
            return Said.then("/timebank/hours", "entered");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(actor, form, refusal, model);
        }
    }
}
