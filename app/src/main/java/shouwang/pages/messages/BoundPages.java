package shouwang.pages.messages;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Money;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.messages.Budgets;
import shouwang.pages.Said;
import shouwang.pages.form.Typed;
import shouwang.places.Place;
import shouwang.places.Places;

/** 短信费用: what a township or the county may spend a day and a month. */
@Controller
@Needs(Right.SENT_OUT)
class BoundPages {
    private static final String HERE = "/settings/cost";
    private final Budgets budgets;
    private final Places places;

    BoundPages(Budgets budgets, Places places) {
        this.budgets = budgets;
        this.places = places;
    }

    @GetMapping(HERE)
    @Transactional(readOnly = true)
    String bounds(Actor actor, Model model) {
        return show(actor, Typed.empty(), model);
    }

    private String show(Actor actor, Typed typed, Model model) {
        var spent = budgets.below(actor);
        var names = places.names(spent.stream().map(Budgets.Spent::placeCode).toList());
        var mine = new ArrayList<Place>();
        if (actor.placeCode().length() <= 9) {
            mine.add(places.get(actor.placeCode()));
            if (actor.placeCode().length() == 6) {
                mine.addAll(places.below(actor.placeCode(), Place.Kind.TOWNSHIP));
            }
        }
        model.addAttribute("bounds", new SentView.Bounds(spent.stream().map(one ->
                new SentView.Bound(names.getOrDefault(one.placeCode(), one.placeCode()),
                        words(one.mostADay()), one.today().text(), words(one.mostAMonth()),
                        one.month().text(), over(one.today(), one.mostADay())
                                || over(one.month(), one.mostAMonth()))).toList(),
                mine.stream().map(place -> new SentView.Choice(place.code(), place.name(),
                        typed.has("place", place.code()))).toList(), typed));
        return "messages/cost";
    }

    private static boolean over(Money spent, @Nullable Money most) {
        return most != null && spent.compareTo(most) >= 0;
    }

    private static String words(@Nullable Money most) {
        return most == null ? "不限" : most.text();
    }

    @PostMapping(HERE)
    String bound(Actor actor, @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response, Model model) {
        var typed = Typed.of(form);
        try {
            var code = Given.text(typed.raw("place"), "place", "哪里", 18);
            actor.needPlace(code);
            budgets.bound(actor, places.get(code).code(), yuan(typed, "aday", "每天上限"),
                    yuan(typed, "amonth", "每月上限"));
            return Said.then(HERE, "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, typed.refused(refusal), model);
        }
    }

    /** An amount in yuan with at most two decimals; blank is no bound. */
    private static @Nullable Money yuan(Typed typed, String field, String called) {
        var text = Given.optional(typed.raw(field), field, called, 12);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,7}(\\.\\d{1,2})?")) {
            throw new Rejected(Reason.WRONG_FORM, field, called + "要写成 20 或 20.50 这样，不限就空着。");
        }
        return new Money(new BigDecimal(text).movePointRight(2).longValueExact());
    }
}
