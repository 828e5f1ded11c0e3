package shouwang.pages.kin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Houses;
import shouwang.access.Open;
import shouwang.access.Right;
import shouwang.access.SessionDoor;
import shouwang.county.Scope;
import shouwang.family.Invitation;
import shouwang.family.Invitations;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import shouwang.pages.Said;

/** Where an invitation leads. Opened by a press, not by the preview of the message it came in. */
@Controller
@Open
public class JoinPages {
    private static final int MOST_CODE = 64;
    private static final int MOST_DEVICE = 80;
    private final Invitations invitations;
    private final Houses houses;

    JoinPages(Invitations invitations, Houses houses) {
        this.invitations = invitations;
        this.houses = houses;
    }

    @Bean
    static Said.Words kinJoinWords() {
        return Said.words("joined", "进来了。上面可以换着看。");
    }

    /** What the page shows; nothing of the elder. {@code second}: this child is in already. */
    public record Join(String code, boolean waiting, boolean second) {}

    @GetMapping("/join")
    String look(@Nullable Actor actor, @RequestParam(defaultValue = "") String code, Model model) {
        var given = code(code);
        var state = all(() -> invitations.look(given));
        if (state != Invitation.State.ASKED && state != Invitation.State.OPEN) {
            throw new Rejected(Reason.NOT_FOUND,
                    "这张邀请" + state.chinese() + "。请找老人或服务站再要一张。");
        }
        model.addAttribute("join", new Join(given, state == Invitation.State.ASKED,
                actor != null && actor.may(Right.KIN_HOME)));
        return "kin/join";
    }

    private static String code(String raw) {
        return Given.text(raw, "code", "邀请码", MOST_CODE);
    }

    @PostMapping("/join")
    String enter(@Nullable Actor actor, @RequestParam(defaultValue = "") String code,
            HttpServletRequest request, HttpServletResponse response) {
        var given = code(code);
        if (actor == null) {
            var token = all(() -> invitations.enter(houses.here(), given, device(request)));
            response.addHeader(HttpHeaders.SET_COOKIE, SessionDoor.cookie(request, token));
            return "redirect:/kin";
        }
        if (!actor.may(Right.KIN_HOME)) {
            throw new Rejected(Reason.NOT_YOURS, "这是给子女的邀请。请在子女自己的手机上打开。");
        }
        var kin = all(() -> invitations.join(actor, given));
        return Said.then("/kin?of=" + kin.id(), "joined");
    }

    private static String device(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        var text = agent == null ? "不明设备" : agent.replaceAll("\\p{Cntrl}", "");
        return Text.cut(text, MOST_DEVICE);
    }

    /** Whose invitation it is, is known only after looking in the whole county. */
    private <T> T all(Callable<T> work) {
        return Scope.all(houses.here()).call(work);
    }
}
