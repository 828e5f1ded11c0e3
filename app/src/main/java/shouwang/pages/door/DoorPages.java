package shouwang.pages.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Houses;
import shouwang.access.LastHere;
import shouwang.access.Open;
import shouwang.access.Right;
import shouwang.access.Role;
import shouwang.access.SessionDoor;
import shouwang.county.Scope;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Text;
import shouwang.pages.Keeping;

/** Coming in and going out. */
@Controller
@Open
class DoorPages {
    private static final int MOST_DEVICE = 80;
    private final Accounts accounts;
    private final Houses houses;
    private final DemoLogins demo;
    private final LastHere last;

    DoorPages(Accounts accounts, Houses houses, DemoLogins demo, LastHere last) {
        this.last = last;
        this.accounts = accounts;
        this.houses = houses;
        this.demo = demo;
    }

    /** An aide whose phone can work without a network comes into the app. */
    @GetMapping("/")
    String home(@Nullable Actor actor, @RequestParam(defaultValue = "") String app) {
        if (actor == null) {
            return nobodyYet() ? "redirect:/first" : "redirect:/login";
        }
        return "redirect:" + ("true".equals(app) && actor.role() == Role.AIDE ? "/field"
                : homeOf(actor));
    }

    private static String homeOf(Actor actor) {
        return switch (actor.role()) {
            case CLERK, DOCTOR -> "/today";
            case COUNTY, TOWNSHIP, AUDITOR, SUPERVISOR -> "/boards";
            case AIDE -> "/aide";
            case KIN -> "/kin";
            case COOP -> "/timebank/counter";
        };
    }

    private boolean nobodyYet() {
        return all(accounts::none);
    }

    @GetMapping("/login")
    String login(@RequestParam(defaultValue = "/") String to, Model model) {
        if (nobodyYet()) {
            return "redirect:/first";
        }
        model.addAttribute("login", view("", to, null));
        return "door/login";
    }

    @PostMapping("/login")
    String signIn(@RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        try {
            var name = Given.text(login, "login", "账号", 40);
            Given.text(password, "password", "口令", 128);
            var token = all(() -> accounts.signIn(name, password, caller(request)));
            response.addHeader(HttpHeaders.SET_COOKIE, SessionDoor.cookie(request, token));
            return "redirect:" + safe(to);
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            model.addAttribute("login", view(login, to, refusal.say()));
            return "door/login";
        }
    }

    /** Only a path of this house: nobody is led away by a link. */
    private static String safe(String to) {
        return to.startsWith("/") && !to.startsWith("//")
                && to.chars().noneMatch(c -> Character.isISOControl(c) || "\\{}".indexOf(c) >= 0)
                && to.length() <= 300 ? to : "/";
    }

    private Login view(String login, String to, @Nullable String wrong) {
        var shown = Text.cut(login, 40);
        return new Login(demo.countyName(), shown, safe(to), wrong, demo.shown(),
                Keeping.PAGE.equals(to));
    }

    @GetMapping("/first")
    String first(Model model) {
        if (!nobodyYet()) {
            return "redirect:/login";
        }
        model.addAttribute("first", new First(demo.countyName(), "", "", null));
        return "door/first";
    }

    @PostMapping("/first")
    String makeFirst(@RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        try {
            var person = Given.name(name, "name", "姓名");
            var account = Given.text(login, "login", "账号", 40).toLowerCase(Locale.ROOT);
            var token = all(() -> {
                accounts.first(houses.here(), account, person, password);
                return accounts.signIn(account, password, device(request));
            });
            response.addHeader(HttpHeaders.SET_COOKIE, SessionDoor.cookie(request, token));
            return "redirect:/";
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            model.addAttribute("first",
                    new First(demo.countyName(), name, login, refusal.say()));
            return "door/first";
        }
    }

    /** A link is opened by a press, not by a preview of the message it came in. */
    @GetMapping("/enter")
    String enter(@RequestParam(defaultValue = "") String code, Model model) {
        model.addAttribute("code", code.length() > 64 ? "" : code);
        return "door/enter";
    }

    @PostMapping("/enter")
    String signInByLink(@RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String app, HttpServletRequest request,
            HttpServletResponse response) {
        var given = Given.text(code, "code", "登录码", 64);
        var token = all(() -> accounts.signInByLink(given, device(request)));
        response.addHeader(HttpHeaders.SET_COOKIE, SessionDoor.cookie(request, token));
        return "true".equals(app) ? "redirect:/?app=true"
                : "redirect:" + (Keeping.isKept(request) ? Keeping.PAGE : "/");
    }

    /**
     * Ends the session. A phone that tells late of a leaving without a network names the session
     * it means by its mark: whoever has signed in since stays in, and keeps her cookie even where
     * she does so while this is answered.
     */
    @PostMapping("/logout")
    String signOut(@RequestParam(required = false) @Nullable String session,
            HttpServletRequest request, HttpServletResponse response) {
        if (session == null || session.equals(SessionDoor.mark(request))) {
            SessionDoor.token(request).ifPresent(token -> all(() -> {
                accounts.signOut(token);
                return true;
            }));
        }
        if (session == null) {
            response.addHeader(HttpHeaders.SET_COOKIE, SessionDoor.cookie(request, null));
        }
        return "redirect:/login";
    }

    private Account.Caller caller(HttpServletRequest request) {
        return new Account.Caller(device(request), request.getRemoteAddr(),
                last.of(request).orElse(null));
    }

    private static String device(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        var text = agent == null ? "不明设备" : agent.replaceAll("\\p{Cntrl}", "");
        return Text.cut(text, MOST_DEVICE);
    }

    /** Before anyone is known, a look at the county's accounts is the only thing done. */
    private <T> T all(java.util.concurrent.Callable<T> work) {
        return Scope.all(houses.here()).call(work);
    }

    static boolean isStaff(Actor actor) {
        return !actor.may(Right.AIDE_ROUND) && !actor.may(Right.KIN_HOME);
    }
}
