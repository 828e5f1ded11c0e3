package shouwang.pages.field;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.field.FieldPhone;
import shouwang.field.Phones;
import shouwang.kernel.Given;
import shouwang.pages.Devices;
import shouwang.pages.Said;
import shouwang.pages.When;

/** 手机: which phones aides carry, when each last came, and shutting out one that was lost. */
@Controller
@Needs(Right.ACCOUNTS)
class PhonePages {
    private static final int PAGE = 50;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration WRONG = Duration.ofMinutes(10);
    private final Phones phones;
    private final Accounts accounts;
    private final Clock clock;

    PhonePages(Phones phones, Accounts accounts, Clock clock) {
        this.phones = phones;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Bean
    static Said.Words fieldPhoneWords() {
        return Said.words("revoked", "这台手机已停用，不再收它的记录；这个账号已从所有设备退出。",
                "restored", "这台手机已重新放行。给本人发一个登录码，扫了再进来。");
    }

    @GetMapping("/settings/phones")
    @Transactional(readOnly = true)
    public String list(Actor actor, @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String phone, Model model) {
        var first = account.isEmpty();
        var found = new ArrayList<>(phones.below(actor, actor.placeCode(),
                first ? NOBODY : Given.id(account), first ? NOBODY : Given.id(phone), PAGE + 1));
        String next = null;
        if (found.size() > PAGE) {
            found.removeLast();
            var last = found.getLast();
            next = "/settings/phones?account=" + last.accountId() + "&phone=" + last.id();
        }
        var people = accounts.byIds(found.stream().map(FieldPhone::accountId).distinct().toList());
        model.addAttribute("list", new DeskPhones(found.stream()
                .map(one -> row(one, people.get(one.accountId()))).toList(), next, first));
        return "field/phones";
    }

    private DeskPhones.Row row(FieldPhone phone, @Nullable Account account) {
        var today = LocalDate.now(clock);
        var synced = phone.syncedAt();
        var revoked = phone.revokedAt();
        return new DeskPhones.Row(phone.accountId(), phone.id(),
                account == null ? "" : account.name(), Devices.words(phone.device()),
                When.past(phone.firstSeen(), today), synced == null ? null
                        : When.moment(synced, today), skew(phone.skew()), phone.waiting(),
                phone.open(), revoked == null ? null : When.moment(revoked, today) + " "
                        + phone.revokedBy());
    }

    private static @Nullable String skew(Duration skew) {
        if (skew.abs().compareTo(WRONG) < 0) {
            return null;
        }
        var minutes = skew.abs().toMinutes();
        return (skew.isNegative() ? "快 " : "慢 ") + (minutes < 120 ? minutes + " 分钟"
                : minutes / 60 + " 小时");
    }

    @PostMapping("/settings/phones/{account}/{phone}/revoke")
    public String revoke(Actor actor, @PathVariable String account, @PathVariable String phone) {
        phones.revoke(actor, Given.id(account), Given.id(phone));
        return Said.then("/settings/phones", "revoked");
    }

    @PostMapping("/settings/phones/{account}/{phone}/restore")
    public String restore(Actor actor, @PathVariable String account, @PathVariable String phone) {
        phones.restore(actor, Given.id(account), Given.id(phone));
        return Said.then("/settings/phones", "restored");
    }
}
