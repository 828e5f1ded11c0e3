package shouwang.pages.settings;

import org.jspecify.annotations.Nullable;
import shouwang.access.Account;
import shouwang.pages.form.Typed;

/** One account and what may be done with it. */
public record AccountPage(Account account, String place, @Nullable String locked, int sessions,
        boolean managed, Typed typed) {
    public String path() {
        return "/settings/accounts/" + account.id();
    }
}
