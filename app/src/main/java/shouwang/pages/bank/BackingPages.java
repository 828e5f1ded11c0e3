package shouwang.pages.bank;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Points;
import shouwang.pages.form.ChooseVillage;
import shouwang.pages.form.Ground;
import shouwang.timebank.backing.Backing;
import shouwang.timebank.backing.Backings;

/** 持续运转: can the village keep what its points promise? */
@Controller
@Needs(Right.SEE_POINTS)
class BackingPages {
    private static final int EIGHTY = 80;
    private final Backings backings;
    private final Ground ground;

    BackingPages(Backings backings, Ground ground) {
        this.backings = backings;
        this.ground = ground;
    }

    @GetMapping("/timebank/backing")
    @Transactional(readOnly = true)
    String show(Actor actor, @RequestParam(required = false) @Nullable String village,
            Model model) {
        var place = ground.village(actor, village).orElse(null);
        if (place == null) {
            model.addAttribute("choose", new ChooseVillage("/timebank/backing", "积分兑不兑得了",
                    ground.villages(actor)));
            return "people/village";
        }
        model.addAttribute("view", view(place.name(), backings.of(actor, place.code())));
        return "bank/backing";
    }

    private static BackingView view(String name, Backing backing) {
        return new BackingView(backing.villageCode(), name, backing.on().toString(),
                backing.words(), points(backing.outstanding()), points(backing.stock()),
                points(backing.capacity()),
                months(backing.monthsOfWork(), "都用来还，要 %s",
                        "还没有人登记每月能做几小时"),
                months(backing.monthsOfGoods(), "照最近的用法，还够 %s",
                        "最近没有人换货"), points(backing.earned()),
                points(backing.goodsSpent() + backing.servicesSpent()),
                backing.ages().stream().map(age -> new BackingView.Age(age.when(),
                        points(age.minutes()), backing.outstanding() == 0 ? 0
                        : (int) (100 * age.minutes() / backing.outstanding()))).toList(),
                backing.soonEighty().stream().map(soon -> soon(soon, backing.on())).toList());
    }

    private static BackingView.Soon soon(Backing.Soon soon, LocalDate on) {
        return new BackingView.Soon(soon.name(), soon.hamlet(),
                soon.born().until(on).getYears(), soon.born().plusYears(EIGHTY).getYear(),
                soon.aide() ? "互助员" : "户里有积分");
    }

    private static String months(OptionalDouble months, String say, String unknown) {
        return months.isPresent() ? say.formatted(Backing.span(months.getAsDouble()))
                .replace("要 不到", "要不到").replace("够 不到", "不够") : unknown;
    }

    private static String points(long minutes) {
        return new Points(minutes).text();
    }
}
