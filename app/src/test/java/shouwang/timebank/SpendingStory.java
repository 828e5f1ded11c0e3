package shouwang.timebank;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Transfer;
import shouwang.people.Elders;
import shouwang.timebank.shop.Good;
import shouwang.timebank.shop.Shelf;

/** A village with a co-op, an elder and an aide whose household has points, for tests. */
@TestComponent
public class SpendingStory {
    @Autowired public CareStory care;
    @Autowired public Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Elders elders;
    @Autowired Shelf shelf;
    @Autowired shouwang.people.Aides aides;

    /** The people of one test. */
    public record Scene(CareStory.Scene care, SignedIn.Guest coop, UUID household,
            UUID elderHousehold) {
        public String village() {
            return care.village();
        }

        public SignedIn.Guest clerk() {
            return care.clerk();
        }
    }

    public Scene scene() {
        var scene = care.scene();
        var coop = signedIn.as(Role.COOP, scene.village());
        return villages.in(scene.village(), () -> new Scene(scene, coop,
                aides.get(scene.aide()).householdId(), elders.get(scene.elder()).householdId()));
    }

    /** Points from nowhere but the village's issuing account. */
    public void earn(String village, UUID household, long minutes) {
        ledger.open(List.of(NewAccount.of(village, Book.POINTS, AccountKind.ISSUING),
                NewAccount.household(village, household)));
        var verdict = ledger.post(Transfer.points(Ids.fresh(), AccountId.issuing(village),
                AccountId.household(household), minutes, "EARN",
                TestClock.given().minus(1, ChronoUnit.DAYS)));
        if (!verdict.stands()) {
            throw new IllegalStateException(verdict.toString());
        }
    }

    /** A good on the shelf with so many of it. */
    public UUID good(Scene scene, int number, String name, long minutes, int stock) {
        var id = shelf.add(scene.clerk().actor(), Ids.fresh(), scene.village(),
                new Good.Form(number, name, "袋", new Points(minutes)));
        if (stock > 0) {
            shelf.in(scene.coop().actor(), Ids.fresh(), id, stock, "进货");
        }
        return id;
    }

    /** What every account of the village's points adds up to: nothing, at each moment. */
    public long sum(String village) {
        return books.totals(village).stream().filter(total -> total.book() == Book.POINTS)
                .mapToLong(Books.Total::posted).sum();
    }

    public long balance(UUID account) {
        return books.account(account).map(a -> a.posted()).orElse(0L);
    }

    public long held(UUID account) {
        return books.account(account).map(a -> a.balance().held()).orElse(0L);
    }
}
