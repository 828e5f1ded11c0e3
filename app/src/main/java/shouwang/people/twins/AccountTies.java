package shouwang.people.twins;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.PersonOfAccount;
import shouwang.people.ties.Ties;

/** The account with which somebody signs in. */
@Component
@Order(50)
class AccountTies implements Ties {
    private final PersonOfAccount accounts;

    AccountTies(PersonOfAccount accounts) {
        this.accounts = accounts;
    }

    @Override
    public String kind() {
        return "access.account";
    }

    @Override
    public String chinese() {
        return "账号";
    }

    @Override
    public List<Led> lead(Merge merge) {
        return accounts.give(merge.from(), merge.into()).stream()
                .map(id -> new Led(kind(), id, "")).toList();
    }

    @Override
    public void leadBack(Merge merge, List<Led> led) {
        accounts.giveBack(led.stream().map(Led::thing).toList(), merge.from());
    }
}
