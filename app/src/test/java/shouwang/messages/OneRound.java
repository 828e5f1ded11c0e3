package shouwang.messages;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.Villages;

/** Lets other packages' tests decide to whom messages go, as the clock does in the house. */
@TestComponent
public class OneRound {
    @Autowired Planner planner;
    @Autowired TransactionTemplate once;
    @Autowired Villages villages;

    public void plan() {
        villages.everywhere(() -> {
            var planned = once.execute(transaction -> planner.plan());
            while (planned != null && planned > 0) {
                planned = once.execute(transaction -> planner.plan());
            }
            return true;
        });
    }
}
