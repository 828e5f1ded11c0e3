package shouwang.pages.aide;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Points;
import shouwang.pages.When;
import shouwang.people.Aides;
import shouwang.timebank.Passbook;
import shouwang.timebank.honour.Honours;

/** 我的积分: the household's passbook and her own honour, in the hand. */
@Controller
class PointsPages {
    private static final int LAST = 30;
    private final Aides aides;
    private final Passbook passbook;
    private final Honours honours;
    private final Clock clock;

    PointsPages(Aides aides, Passbook passbook, Honours honours, Clock clock) {
        this.aides = aides;
        this.passbook = passbook;
        this.honours = honours;
        this.clock = clock;
    }

    @GetMapping("/aide/points")
    @Needs(value = Right.AIDE_ROUND, alsoStopped = true)
    @Transactional(readOnly = true)
    String points(Actor actor, Model model) {
        var household = aides.get(actor.person()).householdId();
        var today = LocalDate.now(clock);
        model.addAttribute("points", new Round.Points(passbook.balance(household).text(),
                new Points(honours.tally(actor.person())).text(),
                passbook.lines(household, null, LAST).stream().map(line -> new Round.Line(
                        When.moment(line.at(), today), line.memo(), line.moved(),
                        line.after().text(), line.tag())).toList()));
        return "aide/points";
    }
}
