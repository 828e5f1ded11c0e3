package shouwang.pages.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Typed;
import shouwang.places.Places;

/** The accounts at and below one's place. */
@Controller
@Needs(Right.ACCOUNTS)
public class AccountPages {
    private static final int PAGE = 50;
    private final Accounts accounts;
    private final Places places;
    private final Ground ground;
    private final EntryCodes codes;
    private final Clock clock;

    AccountPages(Accounts accounts, Places places, Ground ground, EntryCodes codes, Clock clock) {
        this.accounts = accounts;
        this.places = places;
        this.ground = ground;
        this.codes = codes;
        this.clock = clock;
    }

    @Bean
    static Said.Words settingsAccountWords() {
        return Said.words("password", "口令已改。",
                "account", "账号已开好。",
                "sessions", "已从所有设备退出。",
                "closed", "账号已停，已从所有设备退出。");
    }

    @GetMapping("/settings")
    @Transactional(readOnly = true)
    public String list(Actor actor, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String after, Model model) {
        var text = Given.optional(q, "q", "要找的", 40);
        var where = ground.within(actor, place);
        var found = new ArrayList<>(text == null
                ? accounts.below(where, after.length() > 40 ? "" : after, PAGE + 1)
                        : accounts.called(where, text));
        String next = null;
        if (text == null && found.size() > PAGE) {
            found.removeLast();
            next = UriComponentsBuilder.fromPath("/settings").queryParam("place", place)
                    .queryParam("after", found.getLast().login()).toUriString();
        }
        var names = places.names(found.stream().map(Account::placeCode).distinct().toList());
        model.addAttribute("list", new AccountList(text == null ? "" : text, place,
                ground.ways(actor, where), found.stream().map(account -> new AccountList.Row(
                        "/settings/accounts/" + account.id(), account.login(), account.name(),
                        account.role().chinese(), names.getOrDefault(account.placeCode(), ""),
                        state(account))).toList(), next, after.isEmpty()));
        return "settings/accounts";
    }

    private @Nullable String state(Account account) {
        if (account.closedAt() != null) {
            return "已停";
        }
        var until = account.lockedUntil();
        return until != null && until.isAfter(clock.instant()) ? "锁着" : null;
    }

    @GetMapping("/settings/accounts/{id}")
    @Transactional(readOnly = true)
    public String one(Actor actor, @PathVariable String id, Model model) {
        return show(actor, Given.id(id), Typed.empty(), model);
    }

    private String show(Actor actor, UUID id, Typed typed, Model model) {
        var account = accounts.get(id);
        actor.needPlace(account.placeCode());
        var until = account.lockedUntil();
        var locked = until != null && until.isAfter(clock.instant()) ? When.hour(until) : null;
        model.addAttribute("page", new AccountPage(account, places.get(account.placeCode()).name(),
                locked, accounts.sessions(id).size(),
                !actor.id().equals(id) && actor.role().appoints().contains(account.role()), typed));
        return "settings/account";
    }

    @PostMapping("/settings/accounts/{id}/password")
    public String password(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String password, HttpServletResponse response,
            Model model) {
        var account = Given.id(id);
        try {
            accounts.resetPassword(actor, account,
                    Given.text(password, "password", "新口令", 128));
            return Said.then("/settings/accounts/" + account, "password");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, account, Typed.empty().refused(refusal), model);
        }
    }

    /** A new code each time; it is shown on this answer and nowhere else. */
    @PostMapping("/settings/accounts/{id}/link")
    public String link(Actor actor, @PathVariable String id, HttpServletRequest request,
            Model model) {
        var account = accounts.get(Given.id(id));
        model.addAttribute("code", codes.show(account, accounts.link(actor, account.id()),
                request));
        return "settings/code";
    }

    @PostMapping("/settings/accounts/{id}/sessions")
    public String endSessions(Actor actor, @PathVariable String id) {
        var account = Given.id(id);
        accounts.endSessions(actor, account);
        return Said.then("/settings/accounts/" + account, "sessions");
    }

    @PostMapping("/settings/accounts/{id}/close")
    public String close(Actor actor, @PathVariable String id) {
        var account = Given.id(id);
        accounts.close(actor, account);
        return Said.then("/settings/accounts/" + account, "closed");
    }
}
