package shouwang.pages.kin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.family.AtHome;
import shouwang.family.Letters;
import shouwang.family.Talk;
import shouwang.family.Talks;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Kin;

/** 留话 and 来信: what goes between a child and the station. */
@Controller
@Needs(Right.KIN_HOME)
class KinTalkPages {
    private static final int NEWEST = 50;
    private static final int MOST_LETTERS = 36;
    private final Talks talks;
    private final Letters letters;
    private final AtHome home;
    private final Whose whose;
    private final Clock clock;

    KinTalkPages(Talks talks, Letters letters, AtHome home, Whose whose, Clock clock) {
        this.talks = talks;
        this.letters = letters;
        this.home = home;
        this.whose = whose;
        this.clock = clock;
    }

    @GetMapping("/kin/talk")
    String talk(Actor actor, @RequestParam(defaultValue = "") String of,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        return show(actor, whose.of(actor, of, request, response), Ids.fresh(), "", null, model);
    }

    private String show(Actor actor, Kin kin, UUID id, String text, @Nullable String wrong,
            Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute("talk", new KinHome.Talk(whose.head(actor, kin), id,
                talks.mine(actor, kin.id(), NEWEST).stream().map(line -> new KinHome.Line(
                        line.fromKin(), line.fromKin() ? "我" : "服务站 " + line.byName(),
                        When.moment(line.at(), today), line.text())).toList(),
                Text.cut(text, 2 * Talk.MOST), wrong));
        return "kin/talk";
    }

    @PostMapping("/kin/talk")
    String say(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String text, HttpServletResponse response,
            Model model) {
        var lineId = Given.id(id);
        var kin = home.of(actor, of.isBlank() ? null : Given.id(of));
        try {
            talks.say(actor, kin.id(), lineId, Given.text(text, "text", "要说的话", Talk.MOST));
            return Said.then("/kin/talk", "word");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_YOURS) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            return show(actor, kin, lineId, text, refusal.say(), model);
        }
    }

    @GetMapping("/kin/letters")
    String letters(Actor actor, @RequestParam(defaultValue = "") String of,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        var kin = whose.of(actor, of, request, response);
        model.addAttribute("page", new KinHome.Letters(whose.head(actor, kin),
                letters.mine(actor, kin.id(), MOST_LETTERS).stream().map(NewsWords::head)
                        .toList()));
        return "kin/letters";
    }

    @GetMapping("/kin/letters/{id}")
    String letter(Actor actor, @PathVariable String id, Model model) {
        var letter = letters.read(actor, Given.id(id));
        model.addAttribute("letter", new KinHome.OneLetter(letter.title(), letter.greeting(),
                letter.lines(), letter.signed()));
        return "kin/letter";
    }
}
