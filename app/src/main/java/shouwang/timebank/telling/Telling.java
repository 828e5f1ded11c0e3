package shouwang.timebank.telling;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shouwang.access.Accounts;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.messages.Message;
import shouwang.messages.Outbox;
import shouwang.messages.Recipient;
import shouwang.messages.Template;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.people.Kin;
import shouwang.people.Kins;

/**
 * Tells whom points concern, in the transaction of the fact: a household through its aides and
 * those children who may see its points, supervisors of what waits for them. The same fact said
 * again tells nobody twice.
 */
@Component
public class Telling {
    private static final int TOWNSHIP = 9;
    private final Outbox outbox;
    private final Households households;
    private final Kins kins;
    private final Accounts accounts;

    Telling(Outbox outbox, Households households, Kins kins, Accounts accounts) {
        this.outbox = outbox;
        this.households = households;
        this.kins = kins;
        this.accounts = accounts;
    }

    /** Something waits for a supervisor; where the village has none, the township hears it. */
    public void waits(UUID fact, String village, String what, String path) {
        var words = Map.of("what", what);
        var supervisors = accounts.serving(village, Role.SUPERVISOR);
        for (var one : supervisors) {
            var who = one.personId() == null ? one.id() : one.personId();
            outbox.put(new Message(Ids.derived(fact, "WAITS " + who), new Recipient.Person(who),
                    village, Template.TASK, words, path));
        }
        if (supervisors.isEmpty()) {
            outbox.put(new Message(Ids.derived(fact, "WAITS"),
                    new Recipient.Desk(village.substring(0, TOWNSHIP)), village, Template.TASK,
                    words, path));
        }
    }

    /** What came of it, for the village's desk. */
    public void desk(UUID fact, String village, String what, String path) {
        outbox.put(new Message(Ids.derived(fact, "DESK " + what), new Recipient.Desk(village),
                village, Template.POINTS, Map.of("what", what), path));
    }

    /** What became of a household's points, for its aides and the children who may see them. */
    public void home(UUID fact, UUID household, String what) {
        var members = households.members(household);
        var home = households.find(household);
        if (home.isEmpty()) {
            return;
        }
        var place = home.get().placeCode();
        var words = Map.of("what", what);
        members.stream().filter(Household.Member::aide).forEach(aide -> outbox.put(new Message(
                Ids.derived(fact, "TOLD " + aide.id() + what), new Recipient.Person(aide.id()),
                place, Template.POINTS, words, "/aide/points")));
        kins.of(members.stream().filter(Household.Member::elder).map(Household.Member::id)
                .toList()).stream().filter(kin -> kin.may().contains(Kin.Sight.POINTS))
                .forEach(kin -> outbox.put(new Message(Ids.derived(fact, "KIN " + kin.id() + what),
                        new Recipient.Person(kin.person()), place, Template.POINTS, words,
                        "/kin", new Message.About(kin.id(), Kin.Sight.POINTS.name()))));
    }
}
