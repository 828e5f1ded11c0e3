package shouwang.pages.pairs;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
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
import shouwang.pages.form.Typed;
import shouwang.pairing.Habits;
import shouwang.pairing.PairTerms;

/** 结对的分量: what a good pair is weighed by, in minutes of walking; the county sets it. */
@Controller
@Needs(Right.PAIR)
public class TermPages {
    private static final String RECORD = "pairterms:county";
    private static final String MUST = "must";
    private final Habits habits;
    private final Meeting meeting;

    TermPages(Habits habits, Meeting meeting) {
        this.habits = habits;
        this.meeting = meeting;
    }

    /** One number of the form: its field, what it is called, and what it means. */
    public record Term(String field, String label, String hint, int least, int most) {}

    private static final List<Term> TERMS = List.of(
            new Term("farthest", "最远走多少分钟", "再远就不派，除非本人点名", 5, 600),
            new Term("hobby", "每样共同的爱好", "抵多少分钟路，最多算三样", 0, 120),
            new Term("temper", "性情合得来", "抵多少分钟路", 0, 120),
            new Term("youngForOld", "低龄帮高龄", "六十多岁的帮八十以上的，抵多少分钟路", 0, 120),
            new Term("fitForFrail", "身体好的帮困难的", "帮行动、自理困难的，抵多少分钟路", 0, 120),
            new Term("sameSex", "助浴同性", "自理困难的老人，同性抵多少分钟路", 0, 120),
            new Term("skill", "会助浴", "学过助浴的，抵多少分钟路", 0, 120),
            new Term("change", "换一次人", "要省下多少分钟才值得换", 0, 600),
            new Term("pastHalf", "人手均匀", "手上过半以后，每多一位算多走几分钟", 0, 120));

    @GetMapping("/people/pairs/terms")
    String form(Actor actor, Model model) {
        return show(actor, Typed.of(held(actor).values()), model);
    }

    private Held held(Actor actor) {
        var now = habits.terms(actor);
        var numbers = List.of(now.farthest(), now.hobby(), now.temper(), now.youngForOld(),
                now.fitForFrail(), now.sameSex(), now.skill(), now.change(), now.pastHalf());
        var held = new Held();
        for (var i = 0; i < TERMS.size(); i++) {
            held.put(TERMS.get(i).field(), TERMS.get(i).label(), numbers.get(i) + "");
        }
        return held.put(MUST, "必须同性", now.sameSexMust() ? "true" : "false",
                must -> "true".equals(must) ? "必须" : "不必");
    }

    private String show(Actor actor, Typed typed, Model model) {
        meeting.open(RECORD, held(actor));
        model.addAttribute("typed", typed);
        model.addAttribute("terms", TERMS);
        model.addAttribute("county", actor.placeCode().equals(actor.county().code()));
        return "pairs/terms";
    }

    @PostMapping("/people/pairs/terms")
    String set(Actor actor, @RequestParam MultiValueMap<String, String> values,
            HttpServletResponse response, Model model) {
        var typed = Typed.of(values);
        try {
            meeting.save(actor, actor.county().code(), RECORD, values, () -> held(actor),
                    () -> habits.set(actor, new PairTerms(number(typed, 0), number(typed, 1),
                            number(typed, 2), number(typed, 3), number(typed, 4),
                            number(typed, 5), typed.has(MUST, "true"), number(typed, 6),
                            number(typed, 7), number(typed, 8))));
            return Said.then("/people/pairs/terms", "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, typed.refused(refusal), model);
        }
    }

    private static int number(Typed typed, int term) {
        var one = TERMS.get(term);
        return Given.number(typed.raw(one.field()), one.field(), one.label(), one.least(),
                one.most());
    }
}
