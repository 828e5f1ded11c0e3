package shouwang.pages.kin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.Service;
import shouwang.family.AtHome;
import shouwang.family.Letters;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.form.Wanted;
import shouwang.people.Kin;

/** 家里: only of one's own father or mother, only with their word (the study, 三（三）). */
@Controller
@Needs(Right.KIN_HOME)
class KinPages {
    private final AtHome home;
    private final Whose whose;
    private final Letters letters;
    private final Clock clock;

    KinPages(AtHome home, Whose whose, Letters letters, Clock clock) {
        this.home = home;
        this.whose = whose;
        this.letters = letters;
        this.clock = clock;
    }

    @GetMapping("/kin")
    String home(Actor actor, @RequestParam(defaultValue = "") String of,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        var kin = whose.of(actor, of, request, response);
        var newest = letters.mine(actor, kin.id(), 1).stream().findFirst();
        model.addAttribute("home", NewsWords.of(home.news(actor, kin.id()),
                whose.head(actor, kin), newest.map(NewsWords::head).orElse(null),
                home.pictures(actor, kin.id()), LocalDate.now(clock)));
        return "kin/home";
    }

    @GetMapping("/kin/pictures/{id}")
    ResponseEntity<byte[]> picture(Actor actor, @PathVariable String id) {
        var shown = home.picture(actor, Given.id(id));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(shown.type()))
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore()).body(shown.bytes());
    }

    /** Each look is written into the audit, so it stands behind a link of its own. */
    @GetMapping("/kin/health")
    String health(Actor actor, @RequestParam(defaultValue = "") String of,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        var kin = whose.of(actor, of, request, response);
        var clear = home.health(actor, kin.id());
        model.addAttribute("page", new KinHome.Health(whose.head(actor, kin), clear.getFirst(),
                clear.getLast()));
        return "kin/health";
    }

    @GetMapping("/kin/help")
    String help(Actor actor, @RequestParam(defaultValue = "") String of,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        return form(actor, whose.of(actor, of, request, response), Ids.fresh(), "", null, model);
    }

    private String form(Actor actor, Kin kin, UUID id, String wish, @Nullable String wrong,
            Model model) {
        model.addAttribute("help", new KinHome.Help(whose.head(actor, kin), id,
                List.of(Service.values()), wish, wrong));
        return "kin/help";
    }

    @PostMapping("/kin/help")
    String ask(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String piece,
            @RequestParam(defaultValue = "") String wish,
            @RequestParam(defaultValue = "false") boolean urgent, HttpServletResponse response,
            Model model) {
        var needId = Given.id(id);
        var kin = home.of(actor, of.isBlank() ? null : Given.id(of));
        try {
            if (piece.isBlank()) {
                Given.text(wish, "wish", "要帮什么", 200);
            }
            var wanted = Wanted.of(service, piece, wish);
            home.ask(actor, kin.id(), needId, wanted.service(), wanted.words(), wanted.people(),
                    urgent, wanted.piece());
            return Said.then("/kin", "need");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_YOURS) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            return form(actor, kin, needId, wish, refusal.say(), model);
        }
    }
}
