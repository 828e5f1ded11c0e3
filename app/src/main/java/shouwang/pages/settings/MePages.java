package shouwang.pages.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Open;
import shouwang.access.Right;
import shouwang.access.SessionDoor;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.pages.Devices;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Typed;
import shouwang.places.Places;

/** One's own account: password, devices, going out. */
@Controller
@Open(signedIn = true)
public class MePages {
    private final Accounts accounts;
    private final Places places;
    private final Clock clock;

    MePages(Accounts accounts, Places places, Clock clock) {
        this.accounts = accounts;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/me")
    public String me(Actor actor, HttpServletRequest request, Model model) {
        return show(actor, Typed.empty(), request, model);
    }

    private String show(Actor actor, Typed typed, HttpServletRequest request, Model model) {
        var here = SessionDoor.token(request).map(Accounts::key).orElse("");
        var today = LocalDate.now(clock);
        var devices = accounts.sessions(actor.id()).stream().map(session -> new Me.Device(
                Devices.words(session.device()), When.moment(session.seenAt(), today),
                When.moment(session.madeAt(), today), session.key().equals(here))).toList();
        model.addAttribute("me", new Me(actor.name(), actor.role().chinese(),
                places.get(actor.placeCode()).name(), accounts.hasPassword(actor), devices, typed));
        return actor.may(Right.AIDE_ROUND) || actor.may(Right.KIN_HOME)
                ? "settings/mehand" : "settings/me";
    }

    @PostMapping("/me/password")
    public String password(Actor actor, @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        try {
            var fresh = Given.text(password, "password", "新口令", 128);
            accounts.changePassword(actor, old.length() > 128 ? "" : old, fresh,
                    SessionDoor.token(request).orElse(""));
            return Said.then("/me", "password");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, Typed.empty().refused(refusal), request, model);
        }
    }

    @PostMapping("/me/sessions")
    public String endAll(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        accounts.endSessions(actor, actor.id());
        response.addHeader("Set-Cookie", SessionDoor.cookie(request, null));
        return "redirect:/login";
    }
}
