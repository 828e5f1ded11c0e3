package shouwang.pages.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import shouwang.access.Actor;
import shouwang.access.Open;
import shouwang.access.Right;
import shouwang.pages.Keeping;
import shouwang.pages.When;

/** What was typed when the session ended: looked at after signing in, and sent by a press. */
@Controller
@Open(signedIn = true)
class KeptPages {
    private static final int MOST_SHOWN = 20;
    private static final int MOST_LETTERS = 80;
    /** What a person did not type: ids, marks, words of the program. */
    private static final Pattern UNTYPED = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z_]*|[a-z]+:.*\\|.*|.*\\|.*=.*;.*", Pattern.DOTALL);
    private final Keeping keeping;
    private final Clock clock;

    KeptPages(Keeping keeping, Clock clock) {
        this.keeping = keeping;
        this.clock = clock;
    }

    @GetMapping(Keeping.PAGE)
    String kept(Actor actor, HttpServletRequest request, HttpServletResponse response,
            Model model) {
        var kept = keeping.find(actor, request);
        if (kept.isEmpty()) {
            keeping.forget(actor, request, response);
            return "redirect:/";
        }
        var form = kept.get();
        List<String> shown = form.typed().values().stream().flatMap(List::stream)
                .filter(Objects::nonNull).map(String::strip)
                .filter(value -> !value.isEmpty() && !UNTYPED.matcher(value).matches())
                .map(value -> value.length() > MOST_LETTERS
                        ? value.substring(0, value.offsetByCodePoints(0,
                                Math.min(MOST_LETTERS, value.codePointCount(0, value.length()))))
                                + "……" : value).limit(MOST_SHOWN).toList();
        model.addAttribute("view", new KeptView(form.path(),
                When.moment(form.form().at(), LocalDate.now(clock)), shown,
                Clashes.carried(form.typed()),
                actor.may(Right.AIDE_ROUND) || actor.may(Right.KIN_HOME)));
        return "form/kept";
    }

    /** Not wanted any more. */
    @PostMapping(Keeping.PAGE + "/forget")
    String forget(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        keeping.forget(actor, request, response);
        return "redirect:/";
    }
}
